"""
One hand on the page: every click, tap, key chord, selection and focused field is counted; free text is not.
"""


class TooManyTaps(AssertionError):
    """
    The month took more than a month may take.
    """


#: What holds free text; every other field counts when the hand goes into it.
FREE_TEXT = (
    "textarea, input[type=text]:not([inputmode=numeric]), input[type=search], input:not([type])"
)


class NoFreeText(AssertionError):
    """
    A field that counts was written in as if it held free text.
    """


class Hand:
    """
    A secretary's hand, by mouse or by finger.

    Typing itself and the field it goes into count nothing when the field holds free text; every other field does.
    """

    def __init__(self, page, *, touch: bool, most: int):
        self.page, self.touch, self.most, self.count = page, touch, most, 0
        self.log: list[str] = []

    def _count(self, what: str) -> None:
        self.count += 1
        self.log.append(what)
        if self.count > self.most:
            raise TooManyTaps(f"{self.count} > {self.most}:\n" + "\n".join(self.log))

    def press(self, target) -> None:
        """
        Click or tap.
        """
        self._count(f"press {target}")
        if self.touch:
            target.tap()
        else:
            target.click()

    def choose(self, target, option: str) -> None:
        """
        Choose in a list.
        """
        self._count(f"choose {option}")
        target.select_option(label=option)

    def chord(self, keys: str) -> None:
        """
        Press a key, or several at once.
        """
        self._count(f"key {keys}")
        self.page.keyboard.press(keys)

    def fill(self, target, value: str) -> None:
        """
        Go into a field that is no free text (a time, a number, a name).
        """
        self._count(f"field {value}")
        target.fill(value)

    def write(self, target, text: str) -> None:
        """
        Write free text.

        Raises:
            NoFreeText: The field holds none.
        """
        if not target.evaluate("(one, free) => one.matches(free)", FREE_TEXT):
            raise NoFreeText(str(target))
        target.fill(text)
