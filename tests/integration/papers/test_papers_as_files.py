"""Papers of a meeting as real files: PDF, DOCX and the page on screen say the same, in the layout of Party papers."""

import dataclasses
import html.parser
import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from concurrent.futures import ThreadPoolExecutor

import docx as python_docx
import pypdf
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from tests.support.papers import COMMUNE, MINUTES, PAPERS, SLIP, TASKS

from bontot.domain.meetings.types import MeetingKind
from bontot.domain.meetings.types.agenda import steps_of
from bontot.papers.commune_table import result_sheet
from bontot.papers.docx_file import docx
from bontot.papers.html_fragment import html as fragment
from bontot.papers.kinds import content_of
from bontot.papers.note_slip import PARTS, heading
from bontot.papers.pdf_file import pdf, pictures
from bontot.papers.profile import CURRENT_PROFILE
from bontot.papers.sheets import SAMPLE_NOTICE
from bontot.papers.tables import workbook
from bontot.papers.values import TaskLine


PARTY_LINE = "ĐẢNG CỘNG SẢN VIỆT NAM"
ALL = pytest.mark.parametrize("name", sorted(PAPERS))
WITH_HEAD = pytest.mark.parametrize("name", sorted(set(PAPERS) - {"note_slip"}))


def _reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def _pdf_pages(data: bytes) -> list[list[str]]:
    # A line may break after a hyphen or a stroke inside a word
    return [
        re.sub(r"(?<=\S)([-/]) ?\n(?=\S)", r"\1", page.extract_text()).split()
        for page in _reader(data).pages
    ]


def _without_page_numbers(pages: list[list[str]]) -> list[str]:
    words = list(pages[0])
    for number, page in enumerate(pages[1:], start=2):
        assert page[0] == str(number)
        words += page[1:]
    return words


def _docx_words(data: bytes) -> list[str]:
    body = python_docx.Document(io.BytesIO(data)).element.body
    lines = []
    for paragraph in body.iter(qn("w:p")):
        parts = (
            "\t" if part.tag == qn("w:tab") else part.text or ""
            for run in paragraph.iter(qn("w:r"))
            for part in run
            if part.tag in {qn("w:t"), qn("w:tab")}
        )
        lines.append("".join(parts))
    return " ".join(lines).split()


class _Words(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"strong", "em", "u", "span"}:
            self.said.append(" ")


def _html_words(text: str) -> list[str]:
    reader = _Words()
    reader.feed(text.replace("</span><span>", "</span> <span>"))
    return "".join(reader.said).split()


def _repeated_heads(name: str, words: list[str]) -> list[str]:
    """A table's head is drawn again on each page it goes on: take away what one page more repeats."""
    tables = [block for block in content_of(PAPERS[name]).blocks if hasattr(block, "columns")]
    heads = [" ".join(column.header for column in table.columns).split() for table in tables]
    text = f" {' '.join(words)} "
    for head in {tuple(head) for head in heads}:
        said = f" {' '.join(head)} "
        wanted = sum(tuple(each) == head for each in heads)
        while text.count(said) > wanted:
            first = text.index(said) + len(said)
            again = text.index(said, first - 1)
            text = text[:again] + " " + text[again + len(said) :]
    return text.split()


@ALL
def test_docx_and_screen_say_what_the_pdf_says_word_by_word(name):
    content = content_of(PAPERS[name])
    written = _docx_words(docx(content))
    drawn = _repeated_heads(name, _without_page_numbers(_pdf_pages(pdf(content))))
    assert drawn == written
    assert _html_words(fragment(content)) == written


@ALL
def test_texts_are_composed_and_files_are_the_same_each_time(name):
    content = content_of(PAPERS[name])
    for word in _docx_words(docx(content)):
        assert unicodedata.is_normalized("NFC", word)
    assert pdf(content) == pdf(content)
    assert docx(content) == docx(content)


def test_decomposed_text_and_control_characters_come_out_composed():
    broken = dataclasses.replace(
        MINUTES, conclusions=(unicodedata.normalize("NFD", "Kết luận\x0b đã\x00 rõ") + "\u00a0 ạ",)
    )
    assert "Kết luận đã rõ ạ" in " ".join(_docx_words(docx(content_of(broken))))
    assert "Kết luận đã rõ ạ" in " ".join(map(" ".join, _pdf_pages(pdf(content_of(broken)))))


@WITH_HEAD
def test_party_line_stands_at_right_bold_over_a_rule_as_long_as_it(name):
    profile = CURRENT_PROFILE
    content = content_of(PAPERS[name])
    document = python_docx.Document(io.BytesIO(docx(content)))
    party = document.tables[0].rows[0].cells[1]
    line, rule = party.paragraphs
    assert line.text == PARTY_LINE
    assert line.runs[0].bold
    assert line.runs[0].font.size == Pt(15)
    layout = rule.paragraph_format
    drawn = party.width - layout.left_indent - layout.right_indent
    assert abs(drawn - Pt(profile.party_line_em * 15)) < Pt(0.2)
    assert rule._element.find(f".//{qn('w:pBdr')}/{qn('w:top')}").get(qn("w:val")) == "single"


@pytest.mark.parametrize("name", ["minutes", "commune_table"])
def test_the_rule_in_the_pdf_is_as_long_as_the_party_line(name):
    page = _reader(pdf(content_of(PAPERS[name]))).pages[0]
    texts, rules = [], []

    def text_at(text, matrix, _text_matrix, _font, _size):
        if text.strip() == PARTY_LINE:
            texts.append(tuple(matrix[4:6]))

    def line_to(operator, args, matrix, _text_matrix):
        if operator == b"l" and args[1] == 0:
            rules.append((float(args[0]), *matrix[4:6]))

    page.extract_text(visitor_text=text_at, visitor_operand_before=line_to)
    ((text_x, text_y),) = texts
    length, rule_x, rule_y = rules[0]
    # Both are centred on one axis: beginning at one place they are as long as one another
    assert abs(text_x - rule_x) < 0.1
    assert 1 < text_y - rule_y < 6
    assert 190 < length < 225


def test_number_line_has_no_colon_and_two_digits_or_room_for_the_clerk():
    assert "Số 03-GM/CB" in " ".join(_pdf_pages(pdf(content_of(PAPERS["invitation"])))[0])
    assert "Số ……-NQ/CB" in " ".join(_pdf_pages(pdf(content_of(PAPERS["resolution"])))[0])
    assert "Số 127-BC/ĐU" in " ".join(_pdf_pages(pdf(content_of(COMMUNE)))[0])
    assert "Số" not in _pdf_pages(pdf(content_of(PAPERS["task_list"])))[0]


def test_place_and_date_are_italic_with_two_digits_where_the_layout_asks():
    document = python_docx.Document(io.BytesIO(docx(content_of(COMMUNE))))
    dated = document.tables[0].rows[1].cells[1].paragraphs[0]
    assert dated.text == "Mỹ Long, ngày 05 tháng 01 năm 2026"
    assert dated.runs[0].italic
    assert dated.runs[0].font.size == Pt(14)


def test_margins_and_page_come_from_the_profile():
    section = python_docx.Document(io.BytesIO(docx(content_of(MINUTES)))).sections[0]
    assert [round(length.mm) for length in (section.page_width, section.page_height)] == [210, 297]
    assert [round(length.mm) for length in (section.top_margin, section.bottom_margin)] == [25, 25]
    assert [round(length.mm) for length in (section.left_margin, section.right_margin)] == [35, 15]
    page = _reader(pdf(content_of(MINUTES))).pages[0]
    assert abs(float(page.mediabox.width) - 210 / 25.4 * 72) < 0.1


def test_page_number_begins_on_the_second_page_centred_in_the_top_margin():
    content = content_of(MINUTES)
    reader = _reader(pdf(content))
    assert len(reader.pages) == 3
    assert reader.pages[0].extract_text().split()[0] != "1"
    places = []

    def text_at(text, matrix, _text_matrix, _font, size):
        if text.strip() == "2" and size == 14:
            places.append(tuple(matrix[4:6]))

    reader.pages[1].extract_text(visitor_text=text_at)
    assert reader.pages[1].extract_text().split()[0] == "2"
    (x, y), *_ = places
    points = 72 / 25.4
    assert abs(x + 3.5 - (35 + (210 - 35 - 15) / 2) * points) < 1
    assert 0 < 297 * points - y < 25 * points
    section = python_docx.Document(io.BytesIO(docx(content))).sections[0]
    assert section.different_first_page_header_footer
    assert section.header._element.find(f".//{qn('w:fldSimple')}").get(qn("w:instr")) == "PAGE"
    assert not section.first_page_header.paragraphs[0].text


@pytest.mark.parametrize(
    ("name", "pages"),
    [("invitation", 1), ("blank_roll", 1), ("note_slip", 1), ("resolution", 1), ("score_sheet", 1)],
)
def test_a_month_of_23_members_keeps_to_its_pages(name, pages):
    assert len(_reader(pdf(content_of(PAPERS[name]))).pages) == pages


def test_a_slip_of_a_whole_agenda_and_eight_tasks_is_one_page():
    task = TaskLine(content="Vận động các hộ dọn vệ sinh tuyến kênh Cái Sơn", owner="Trần Thị Ánh")
    agenda = tuple(step.vi for step in steps_of(MeetingKind.COMBINED, "residential"))
    votes = ("Nghị quyết", "Chất lượng sinh hoạt", "Biên bản")
    full = dataclasses.replace(
        SLIP, agenda=agenda, votes=votes, last_tasks=(*TASKS, task, task, task)
    )
    assert len(_reader(pdf(content_of(full))).pages) == 1


def test_the_slip_has_its_parts_in_the_order_they_are_entered():
    text = " ".join(_pdf_pages(pdf(content_of(SLIP)))[0])
    order = [text.index(heading(code)) for code in PARTS]
    assert order == sorted(order)


def test_the_collective_and_the_deputy_sign_in_their_forms():
    cell = dataclasses.replace(PAPERS["resolution"].issuer, has_cell_committee=False)
    words = _docx_words(docx(content_of(dataclasses.replace(PAPERS["resolution"], issuer=cell))))
    assert "T/M CHI BỘ K/T BÍ THƯ PHÓ BÍ THƯ Trần Quốc Dũng" in " ".join(words)
    assert "T/M CHI ỦY K/T BÍ THƯ" in " ".join(_docx_words(docx(content_of(PAPERS["resolution"]))))
    assert "T/M BAN THƯỜNG VỤ" in " ".join(_docx_words(docx(content_of(COMMUNE))))


def test_a_line_without_grounds_says_so_and_is_never_full():
    said = " ".join(_docx_words(docx(content_of(PAPERS["pass_fail_sheet"]))))
    assert "Sinh hoạt chuyên đề trong quý Chưa có căn cứ" in said
    assert "Mức chi bộ tự đánh giá: chưa có căn cứ." in said


def test_a_sample_says_so_on_every_page_and_a_real_paper_never():
    issuer = dataclasses.replace(MINUTES.issuer, sample=True)
    content = content_of(dataclasses.replace(MINUTES, issuer=issuer))
    for page in _reader(pdf(content)).pages:
        assert SAMPLE_NOTICE in " ".join(page.extract_text().split())
    section = python_docx.Document(io.BytesIO(docx(content))).sections[0]
    assert SAMPLE_NOTICE in section.first_page_header.paragraphs[0].text
    assert SAMPLE_NOTICE in [paragraph.text for paragraph in section.header.paragraphs]
    assert SAMPLE_NOTICE in fragment(content)
    assert "MINH HỌA" not in " ".join(_docx_words(docx(content_of(MINUTES))))
    assert "MINH HỌA" not in " ".join(map(" ".join, _pdf_pages(pdf(content_of(MINUTES)))))


def test_markup_in_a_text_is_a_text():
    bad = dataclasses.replace(MINUTES, conclusions=("<script>#let x</script> *đậm* & $y$",))
    assert "<script>" not in fragment(content_of(bad))
    assert "*đậm*" in " ".join(map(" ".join, _pdf_pages(pdf(content_of(bad)))))


def test_a_quarter_is_a_workbook_and_a_page_across():
    page = _reader(pdf(content_of(COMMUNE))).pages[0]
    assert page.mediabox.width > page.mediabox.height
    assert len(result_sheet(COMMUNE).rows) == 54
    assert zipfile.is_zipfile(io.BytesIO(workbook(result_sheet(COMMUNE))))


def test_papers_are_drawn_in_many_threads_at_once():
    contents = [content_of(paper) for paper in PAPERS.values()]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(pdf, contents)) == [pdf(content) for content in contents]


def test_each_page_is_a_picture_too():
    drawn = pictures(content_of(MINUTES), dots_per_inch=36)
    assert len(drawn) == 3
    assert all(page.startswith(b"\x89PNG") for page in drawn)


@pytest.mark.load
def test_libreoffice_opens_every_docx_and_reads_the_same_words(tmp_path):
    assert shutil.which("soffice"), (
        "apt-get install -y --no-install-recommends libreoffice-writer-nogui"
    )
    for name, paper in PAPERS.items():
        (tmp_path / f"{name}.docx").write_bytes(docx(content_of(paper)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    plain = "txt:Text (encoded):UTF8"  # its PDF scatters letters its own face lacks
    command = ["soffice", profile, "--headless", "--convert-to", plain, "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, *map(str, sorted(tmp_path.glob("*.docx")))],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for name, paper in PAPERS.items():
        opened = (tmp_path / f"{name}.txt").read_text("utf-8-sig").split()
        assert opened == _docx_words(docx(content_of(paper)))
