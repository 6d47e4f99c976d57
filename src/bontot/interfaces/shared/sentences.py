"""Refusals in one sentence: what is wrong, then what to do; in the active language."""

import datetime as dt

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as said

from bontot.engine import FactErrors, FrameworkErrors
from bontot.interfaces.shared.account_sentences import ACCOUNT_SENTENCES
from bontot.interfaces.shared.defect_phrases import ACCEPTED
from bontot.interfaces.shared.defects import defect_sentence, in_words, sheet_sentence
from bontot.interfaces.shared.formats import day, instant
from bontot.interfaces.shared.meeting_sentences import MEETINGS
from bontot.primitives.errors import Fault


#: Codes whose sentence is made from their defects or their place in a file.
SPELLED_OUT = frozenset(
    {"defects", "fact_errors", "framework_errors", "unreadable_sheet", "unreadable_case"}
)

SENTENCES = {
    **ACCOUNT_SENTENCES,
    # The database and its server
    "constraint_broken": said(
        "Cơ sở dữ liệu từ chối thay đổi này ({constraint}), không có gì được ghi. "
        "Đồng chí xem lại nội dung; nếu vẫn vậy, báo người vận hành."
    ),
    "database_not_migrated": said("Các bảng trong cơ sở dữ liệu chưa theo phiên bản này. Đồng chí chạy: bontot migrate."),
    "database_not_named": said(
        "Chưa có DATABASE_URL. Đồng chí đặt địa chỉ cơ sở dữ liệu rồi chạy lại; muốn dùng thử thì chạy: ./run demo."
    ),
    "database_over_privileged": said(
        "Tài khoản trong DATABASE_URL nhìn được qua phân quyền theo dòng. "
        "Đồng chí dùng tài khoản bontot_app; tài khoản sở hữu bảng đặt ở BONTOT_OWNER_URL."
    ),
    "database_too_old": said(
        "Máy chủ PostgreSQL phiên bản {found} đã cũ: cần phiên bản {oldest} trở lên. "
        "Đồng chí nâng cấp máy chủ hoặc bỏ biến DATABASE_URL để dùng máy chủ riêng kèm theo."
    ),
    "database_unreachable": said(
        "Không kết nối được cơ sở dữ liệu ở DATABASE_URL: {reason}. "
        "Đồng chí kiểm tra địa chỉ và máy chủ rồi chạy lại."
    ),
    "embedded_failed": said(
        "Máy chủ PostgreSQL riêng không khởi động được ({program}). Đồng chí xem lý do dưới đây, "
        "hoặc đặt DATABASE_URL để dùng máy chủ khác.\n{reason}"
    ),
    # The command line
    "port_in_use": said(
        "Cổng {port} đang có chương trình khác dùng. Đồng chí dừng chương trình ấy, "
        "hoặc chạy: ./run demo --port {next}"
    ),
    "facts_file_missing": said("Không đọc được tệp số liệu {path}. Đồng chí kiểm tra đường dẫn; tệp dài nhất 1 MB."),
    "nothing_to_evaluate": said(
        "Chưa nói đánh giá ai. Đồng chí ghi tên hoặc mã tổ chức, --place my-long, --all, "
        "hoặc --facts TỆP --framework KHUNG."
    ),
    "option_missing": said("Thiếu {option}. Đồng chí thêm {option} vào lệnh rồi chạy lại."),
    "output_needs_file": said("Bảng tính không in ra màn hình được. Đồng chí thêm {option} TÊN_TỆP.xlsx."),
    "unreadable_period": said("Kỳ “{text}” không đọc được. Đồng chí ghi năm (2024) hoặc tháng (2024-05)."),
    # Changes and the audit log
    "audit_value_unknown": said("Không có giá trị nhật ký này để xóa trong phạm vi của đồng chí. Đồng chí mở lại nhật ký."),
    "changed_meanwhile": said("{who} đã sửa mục này sau khi đồng chí mở. Đồng chí mở lại để xem thay đổi rồi làm tiếp."),
    "key_reused": said("Yêu cầu này đã được dùng cho việc khác. Đồng chí mở lại trang rồi làm lại."),
    # The tree
    "closed_before_founded": said("Ngày kết thúc của tổ chức trước ngày thành lập. Đồng chí sửa một trong hai ngày."),
    "code_taken": said("Mã này đang thuộc tổ chức khác. Đồng chí chọn mã khác hoặc sửa ngày dùng mã."),
    "codes_overlap": said("Tổ chức có hai mã cùng ngày. Đồng chí sửa ngày bắt đầu hoặc kết thúc của một mã."),
    "forms_overlap": said("Tổ chức thuộc hai loại cùng ngày. Đồng chí sửa ngày bắt đầu hoặc kết thúc."),
    "label_taken": said("Nhãn của tổ chức đã được dùng. Đồng chí chọn nhãn khác: nhãn không dùng lại."),
    "names_overlap": said("Tổ chức có hai tên cùng ngày. Đồng chí sửa ngày bắt đầu hoặc kết thúc của một tên."),
    "organization_ambiguous": said("Có nhiều tổ chức đảng khớp với “{organization}”: {names}. Đồng chí ghi rõ mã."),
    "organization_unknown": said(
        "Không có tổ chức đảng nào là “{organization}” trong phạm vi và thời gian này. "
        "Đồng chí kiểm tra tên, mã hoặc kỳ."
    ),
    "parent_unknown": said("Tổ chức cấp trên không có trong thời gian đã ghi. Đồng chí kiểm tra cây tổ chức."),
    "parents_overlap": said("Tổ chức có hai cấp trên trực tiếp cùng ngày. Đồng chí sửa ngày chuyển."),
    "path_untrue": said("Vị trí của tổ chức trong cây không khớp với cấp trên. Đồng chí kiểm tra cấp trên đã chọn."),
    "tree_too_large": said("Có {organizations} tổ chức, nhiều hơn {most} tổ chức một trang hiện được. Đồng chí chọn một nơi nhỏ hơn."),
    # Members
    "admission_target_set": said("Chỉ tiêu kết nạp của năm đã ghi. Đồng chí sửa chỉ tiêu đã có."),
    "admissions_counted": said("Số kết nạp của tháng từ nguồn này đã ghi. Đồng chí sửa số đã có."),
    "charge_outside_life": said("Thời gian phụ trách nằm ngoài thời gian hoạt động của chi bộ. Đồng chí sửa ngày phụ trách."),
    "member_not_shown": said(
        "Không có kết quả của đảng viên này trong phạm vi của đồng chí. Đồng chí quay lại danh sách."
    ),
    "member_recorded": said("Đảng viên này đã có trong hệ thống. Đồng chí mở hồ sơ đã có."),
    "population_frozen": said("Danh sách của ngày này đã chốt, không sửa. Đồng chí chốt danh sách của ngày khác."),
    "post_held_twice": said("Đồng chí này đang giữ chức vụ ấy. Đồng chí chọn chức vụ khác hoặc sửa ngày."),
    "post_outside_life": said(
        "Thời gian giữ chức vụ nằm ngoài thời gian hoạt động của tổ chức. Đồng chí sửa ngày giữ chức vụ."
    ),
    "probation_reviewed": said("Việc xét chính thức đến hạn ngày này đã ghi. Đồng chí sửa lần đã ghi."),
    "spell_outside_life": said(
        "Thời gian sinh hoạt nằm ngoài thời gian hoạt động của tổ chức. Đồng chí sửa ngày sinh hoạt."
    ),
    "spell_unknown": said("Không có khoảng sinh hoạt này. Đồng chí mở lại hồ sơ đảng viên."),
    "spells_overlap": said(
        "Đảng viên có hai khoảng sinh hoạt chồng lên nhau. Đồng chí sửa ngày bắt đầu hoặc kết thúc."
    ),
    "standing_missing": said(
        "Nơi sinh hoạt chính thức phải ghi chính thức hay dự bị; nơi tạm thời thì không. Đồng chí sửa mục này."
    ),
    "two_in_charge": said(
        "Một chi bộ có hai đảng ủy viên phụ trách cùng ngày. Đồng chí kết thúc lần phụ trách trước."
    ),
    "two_secretaries": said(
        "Trong thời gian ấy đã có bí thư. Đồng chí ghi ngày thôi chức vụ của bí thư trước, rồi ghi bí thư mới."
    ),
    "spell_of_transfer": said(
        "Ngày chuyển giữa hai chi bộ do hai bên đã ghi, không sửa ở đây. Nếu sai, đồng chí gửi chuyển lại."
    ),
    "end_without_cause": said(
        "Thôi sinh hoạt tại chi bộ phải ghi lý do. Đồng chí dùng mục “Thôi sinh hoạt tại chi bộ”."
    ),
    "too_few_official": said(
        "Chi bộ có {official} đảng viên chính thức; từ {needed} trở lên mới có chi ủy. Đồng chí chỉ giao bí thư, phó bí thư."
    ),
    "charge_not_after": said(
        "Đồng chí đang phụ trách chi bộ này nhận việc từ ngày {since}. Đồng chí chọn ngày sau ngày ấy."
    ),
    "day_in_future": said(
        "Ngày {day} chưa tới. Đồng chí ghi ngày đã diễn ra."
    ),
    "destination_unknown": said(
        "Chưa rõ chi bộ nơi nhận. Đồng chí chọn trong danh sách, hoặc hỏi nơi nhận rồi ghi đúng mã chi bộ."
    ),
    "end_before_start": said(
        "Ngày kết thúc {end} không sau ngày bắt đầu {start}. Đồng chí sửa một trong hai ngày."
    ),
    "letter_number_too_long": said(
        "Số giấy dài quá {most} ký tự. Đồng chí ghi đúng số trên giấy."
    ),
    "member_unknown": said(
        "Không có đảng viên này trong sổ của chi bộ. Đồng chí quay lại danh sách."
    ),
    "name_kept_at_home": said(
        "Đồng chí này chỉ sinh hoạt tạm thời ở đây. Chi bộ nơi sinh hoạt chính thức sửa họ tên."
    ),
    "name_missing": said(
        "Chưa có họ tên, hoặc họ tên dài quá 120 ký tự. Đồng chí ghi họ tên như trong hồ sơ."
    ),
    "name_on_roster": said(
        "Chi bộ đã có đồng chí {name}. Nếu là hai người trùng tên, đồng chí đánh dấu “trùng tên” rồi ghi lại."
    ),
    "not_at_home": said(
        "Ngày {day} đồng chí này không sinh hoạt chính thức tại chi bộ. Đồng chí xem lại ngày."
    ),
    "not_on_committee": said(
        "Người được phân công phải là đảng ủy viên của đảng ủy cấp trên vào ngày ấy. Đồng chí chọn lại người hoặc ngày."
    ),
    "not_probationary": said(
        "Đồng chí này không phải đảng viên dự bị. Đồng chí mở lại hồ sơ đảng viên."
    ),
    "position_unknown": said(
        "Không có chức vụ này. Đồng chí mở lại trang chi ủy."
    ),
    "post_needs_official": said(
        "Chức vụ trong chi bộ do đảng viên chính thức đảm nhiệm. Đồng chí chọn đảng viên chính thức."
    ),
    "probation_not_over": said(
        "Chưa đủ 12 tháng dự bị: đến hạn ngày {due}. Đồng chí ghi quyết định từ ngày ấy trở đi."
    ),
    "received_before_sent": said(
        "Ngày tiếp nhận {day} trước ngày ghi trên giấy giới thiệu ({letter}). Đồng chí sửa ngày tiếp nhận."
    ),
    "suspended_stays": said(
        "Đồng chí này đang bị đình chỉ sinh hoạt đảng nên chưa chuyển được. Đồng chí đợi hết thời hạn đình chỉ."
    ),
    "term_outside_life": said(
        "Nhiệm kỳ nằm ngoài thời gian hoạt động của chi bộ. Đồng chí sửa ngày của nhiệm kỳ."
    ),
    "term_unknown": said(
        "Không có nhiệm kỳ này. Đồng chí mở lại trang chi ủy."
    ),
    "terms_overlap": said(
        "Hai nhiệm kỳ chồng lên nhau. Đồng chí sửa ngày bắt đầu hoặc kết thúc."
    ),
    "transfer_closed": said(
        "Việc chuyển này {state}, không ghi lần nữa. Đồng chí mở lại trang để xem."
    ),
    "transfer_open": said(
        "Đồng chí này có một lần chuyển đang chờ nơi nhận. Đồng chí đợi nơi nhận trả lời hoặc thu hồi lần chuyển ấy."
    ),
    "transfer_to_itself": said(
        "Nơi nhận là chính chi bộ này. Đồng chí chọn chi bộ khác."
    ),
    "transfer_unknown": said(
        "Không có lần chuyển sinh hoạt này ở chi bộ của đồng chí. Đồng chí mở lại trang chuyển sinh hoạt."
    ),
    # Frameworks
    "assigned_already": said("Khung tiêu chí này đã áp dụng ở đó từ ngày ấy. Đồng chí không cần giao lại."),
    "assignment_unknown": said("Không có lần giao khung tiêu chí này. Đồng chí mở lại danh sách rồi chọn."),
    "digest_mismatch": said(
        "Nội dung khung tiêu chí {framework} không khớp mã kiểm tra. Đồng chí nạp lại tệp gốc."
    ),
    "framework_unknown": said(
        "Chưa ban hành khung tiêu chí {framework}. Đồng chí kiểm tra tên và phiên bản."
    ),
    "no_cap": said("Khung tiêu chí {framework} không có mức trần. Đồng chí chọn khung khác."),
    "no_framework_in_force": said(
        "Ngày {on} chưa có khung tiêu chí nào áp dụng cho tổ chức này ({strand}). "
        "Đồng chí kiểm tra kỳ hoặc giao khung tiêu chí cho tổ chức."
    ),
    "no_such_sheet": said("Không có tệp khung tiêu chí ở {path}. Đồng chí kiểm tra đường dẫn."),
    "two_frameworks_in_force": said(
        "Ngày {on} có hai khung tiêu chí cùng áp dụng cho tổ chức này: {frameworks}. "
        "Đồng chí kết thúc một khung rồi đánh giá lại."
    ),
    "unknown_framework": said(
        "Không có khung tiêu chí “{framework}”. Đồng chí xem danh sách bằng: bontot framework list."
    ),
    "version_published": said(
        "Khung tiêu chí {framework} đã ban hành với nội dung khác. "
        "Bản đã ban hành không sửa: đồng chí đặt phiên bản mới."
    ),
    # Results
    "indicator_unknown": said("Không có chỉ số “{indicator}” cho loại này. Đồng chí xem danh mục chỉ số."),
    "judgement_foreign": said(
        "Khung tiêu chí đang áp dụng không hỏi mục “{fact}”. Đồng chí chọn mục có trong khung."
    ),
    "not_evaluated": said(
        "Chưa có kết quả kỳ {period} của tổ chức này. Đồng chí chạy: bontot evaluate … --period {period}."
    ),
    "period_without_data": said(
        "Kỳ {period} chưa có gì được ghi. Đồng chí chọn kỳ khác hoặc ghi dữ liệu trước."
    ),
    **MEETINGS,
    # A member's own pages
    "no_own_member": said(
        "Tài khoản này không gắn với đảng viên nào của chi bộ. Đồng chí báo cấp ủy đã cấp tài khoản."
    ),
    "opinion_sent": said("Đồng chí đã gửi ý kiến cho kỳ này. Đồng chí rút ý kiến cũ rồi gửi lại nếu muốn sửa."),
    "opinion_too_late": said(
        "Kỳ sinh hoạt chưa thông báo hoặc đã bắt đầu nên không gửi, không rút được ý kiến. Đồng chí phát biểu tại kỳ họp."
    ),
    "opinion_unknown": said("Không có ý kiến này của đồng chí. Đồng chí mở lại trang kỳ sinh hoạt."),
    "request_answered": said("Đề nghị này đã được trả lời hoặc đã rút. Đồng chí mở lại trang để xem."),
    "request_unknown": said("Không có đề nghị này trong phạm vi của đồng chí. Đồng chí mở lại danh sách."),
    "too_many_requests": said(
        "Đồng chí đang có {most} đề nghị chờ trả lời. Đồng chí đợi trả lời, hoặc rút bớt một đề nghị."
    ),
    "pledge_kept": said("Bản cam kết năm nay đã có. Đồng chí mở lại trang để xem."),
    "pledge_written_by_member": said(
        "Đồng chí ấy đã tự viết hoặc đã từ chối bản cam kết năm nay. Chỉ đồng chí ấy sửa được."
    ),
    "too_many_promises": said("Bản cam kết có {lines} dòng, nhiều nhất {most} dòng. Đồng chí gộp hoặc bớt dòng."),
    # Ratings, findings, petitions
    "answer_without_date": said("Kiến nghị đã trả lời phải có ngày trả lời. Đồng chí ghi ngày."),
    "answered_before_sent": said("Ngày trả lời trước ngày gửi kiến nghị. Đồng chí sửa một trong hai ngày."),
    "collective_has_no_member": said("Kết luận về tập thể không ghi tên đảng viên. Đồng chí bỏ tên đảng viên."),
    "conclusion_incomplete": said("Kết luận phải có ngày; kết luận đúng phải có số. Đồng chí ghi số và ngày kết luận."),
    "front_union_rated": said("Tổ chức này đã được xếp loại năm ấy. Đồng chí sửa lần xếp loại đã có."),
    "happened_backwards": said("Ngày kết thúc vi phạm trước ngày bắt đầu. Đồng chí sửa một trong hai ngày."),
    "matters_counted": said("Số vụ việc của tháng đã ghi. Đồng chí sửa số đã có."),
    "rating_in_force": said(
        "Năm này đã có mức xếp loại đang có hiệu lực. Đồng chí thay bằng quyết định mới, không ghi đè."
    ),
    "rating_unknown": said("Không có mức xếp loại đang có hiệu lực này. Đồng chí mở lại hồ sơ."),
    # Campaigns
    "campaign_unknown": said("Không có phong trào, mô hình hoặc chuyên đề này. Đồng chí mở lại danh sách rồi chọn."),
    "compact_signed": said("Bản giao ước của năm đã ký. Đồng chí mở bản đã ký."),
    "more_answers_than_comments": said(
        "Số góp ý đã trả lời nhiều hơn số góp ý nhận được. Đồng chí sửa một trong hai số."
    ),
    "pilot_chosen": said("Chi bộ này đã được chọn trong phong trào. Đồng chí chọn chi bộ khác."),
    "pilot_not_below": said(
        "Chi bộ làm điểm không trực thuộc đảng bộ đã chọn. Đồng chí chọn chi bộ trực thuộc."
    ),
    "pilots_out_of_range": said(
        "Đã chọn {chosen} chi bộ làm điểm; quy định từ {at_least} đến {at_most}. Đồng chí chọn lại."
    ),
    "plan_issued": said("Văn bản này của năm đã ban hành. Đồng chí mở văn bản đã có."),
    # Documents
    "file_empty": said("Tệp {name} trống nên không lưu. Đồng chí chọn lại tệp."),
    "file_too_big": said("Tệp {name} quá lớn, nhận tối đa {most} MB. Đồng chí nén hoặc tách tệp rồi gửi lại."),
    "file_type_wrong": said(
        "Tệp {name} không đúng loại với tên, hoặc loại không nhận. "
        "Đồng chí gửi PDF, DOCX, XLSX, PNG hoặc JPG, đúng phần đuôi của tên."
    ),
    "letter_of_complaint": said(
        "Đơn thư khiếu nại, tố cáo không đưa vào hệ thống. Đồng chí chỉ ghi số, ngày của đơn và nơi đang giữ."
    ),
    "file_with_paper_copy": said(
        "Đồng chí đã chọn tệp nhưng bấm “Bản giấy”. Đồng chí chọn lại tệp rồi bấm “Gửi tài liệu”, hoặc bấm “Bản giấy” khi không chọn tệp."
    ),
    "signed_copy_filed": said("Bản ký này đã lưu rồi. Đồng chí không phải gửi lại."),
    "signed_copy_type_wrong": said(
        "Bản ký lưu dưới dạng PDF. Đồng chí quét (scan) bản giấy thành tệp PDF rồi gửi lại."
    ),
    "not_adopted_yet": said(
        "Văn bản này chưa được thông qua nên chưa có bản ký. Đồng chí ghi kết quả biểu quyết trước."
    ),
    "file_not_chosen": said("Đồng chí chưa chọn tệp. Đồng chí chọn tệp rồi bấm lại."),
    "file_unknown": said("Không có tệp này trong phạm vi của đồng chí. Đồng chí mở lại danh sách."),
    "number_taken": said(
        "Số {number}-{paper_type}/{body} đã có trong sổ văn bản. "
        "Đồng chí nhập số khác hoặc để trống, văn thư ghi sau."
    ),
    "number_too_far": said(
        "Số {number} cách số gần nhất trong sổ ({last}) quá xa. Đồng chí xem lại số rồi ghi."
    ),
    "numbers_not_missing": said(
        "Từ số {first} đến số {last} không phải đều là số còn trống trong sổ. Đồng chí xem lại số cuối."
    ),
    "number_unknown": said("Không có số này trong sổ văn bản. Đồng chí mở lại sổ rồi chọn."),
    "paper_numbered": said("Văn bản này đã có số. Đồng chí thu hồi số cũ trước khi lấy số khác."),
    "secrecy_mark": said(
        "Nội dung mang dấu mật ({mark}), không đưa vào hệ thống. Đồng chí ghi số, ngày, nơi lưu bản giấy."
    ),
    "text_missing": said("Còn một ô chữ để trống. Đồng chí ghi nội dung rồi lưu lại."),
    "text_too_long": said("Nội dung dài {length} chữ cái, nhận nhiều nhất {most}. Đồng chí viết gọn lại."),
    # What programs hand to programs
    "encoded_facts_differ": said(
        "Số liệu đã lưu có {found} số, khung tiêu chí cần {accepted}. Đồng chí đánh giá lại; nếu vẫn vậy, báo người vận hành."
    ),
    "not_canonical": said("Giá trị loại {kind} không lưu được. Đồng chí báo người vận hành."),
    "ratio_without_denominator": said("Tỷ lệ {numerator}/{denominator} thiếu mẫu số lớn hơn 0. Đồng chí sửa mẫu số."),
    "rule_does_not_hold": said("Các phần của quy tắc trái nhau: {found}. Đồng chí sửa lại, cần: {accepted}."),
    "table_does_not_fit": said("Bảng số liệu không hợp với khung: {found}. Đồng chí sửa lại, cần: {accepted}."),
    "unreadable_choice": said("Lựa chọn không có trên trang này. Đồng chí mở lại trang rồi chọn."),
    "unreadable_number": said("“{text}” không ghi được ở đây. Đồng chí ghi số nguyên từ 0 trở lên."),
    "unreadable_time": said("Giờ “{text}” không đọc được. Đồng chí ghi giờ:phút, ví dụ 19:30."),
    "unreadable_day": said("Ngày “{text}” không đọc được. Đồng chí ghi ngày/tháng/năm, ví dụ 30/06/2024."),
    "unreadable_id": said("Mã nhận dạng “{text}” không đọc được. Đồng chí kiểm tra lại địa chỉ hoặc mã."),
    "unreadable_ratio": said("“{text}” không phải tỷ lệ. Đồng chí ghi 90% hoặc 2/3."),
}  # fmt: skip


def sentence(fault: Fault) -> str:
    """
    Put a refusal into words.

    Args:
        fault: any expected error.

    Returns:
        What is wrong, then what to do; a line a defect for facts and frameworks.
    """
    if isinstance(fault, FrameworkErrors | FactErrors):
        return "\n".join(defect_sentence(defect) for defect in fault.defects)
    if fault.code == "unreadable_sheet":
        return sheet_sentence(fault)
    if fault.code == "unreadable_case":
        return _case_sentence(fault)
    words = SENTENCES.get(fault.code)
    if words is None:
        return str(fault)
    fields = {name: _shown(value) for name, value in fault.fields.items()}
    return gettext(words).format(**fields)


def _shown(value: object) -> object:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if isinstance(value, dt.datetime):
        return instant(value)
    return day(value) if isinstance(value, dt.date) else value


def _case_sentence(fault: Fault) -> str:
    line = fault.fields.get("line")
    place = gettext("dòng {line}, ").format(line=line) if line else ""
    source = str(fault.fields.get("source", ""))
    return gettext("Tệp tình huống {source} {line}{path} không đọc được. Nhận: {accepted}.").format(
        source=source,
        line=place,
        path=fault.fields["path"],
        accepted=in_words(str(fault.fields["accepted"]), ACCEPTED),
    )
