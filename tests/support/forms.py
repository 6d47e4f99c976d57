"""
Forms of a page, sent in as a browser without JavaScript sends them.
"""

import re
from html import unescape


def hidden(page: str, form: str) -> dict[str, str]:
    """
    The hidden fields of a form on a page.
    """
    found = re.search(rf'<form[^>]* id="f-{re.escape(form)}".*?</form>', page, re.DOTALL)
    assert found, f"no form {form}"
    fields = re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)">', found.group().split("<fieldset")[0]
    )
    return {name: unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"}


def send(client, address: str, form: str, *, verb: str = "", **fields):
    """
    Open a month, fill one of its forms and send it; a file is sent as a browser does.
    """
    page = client.get(address).content.decode()
    sent = hidden(page, form) | fields
    place, _, query = address.partition("?")
    return client.post(f"{place}ghi/{verb or form}/" + (f"?{query}" if query else ""), sent)


def kept(client, address: str, form: str, **fields):
    """
    Send a form that is kept.
    """
    answer = send(client, address, form, **fields)
    assert answer.status_code == 302, refusal(answer)
    return answer


def refusal(answer) -> str:
    """
    What a page says of a form it refused.
    """
    said = re.findall(r'class="errors">([^<]*)<', answer.content.decode())
    return f"{answer.status_code}: {' '.join(map(unescape, said))}"
