"""The patterns of the service models, which are Java's, as Python's."""

import re
import sys
import unicodedata
import warnings
from functools import cache


class NotTranslated(Exception):
    """A pattern says what Python's cannot: nothing is known about a value then."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern as Python reads it. As in Java, \\w, \\d and \\s are ASCII."""
    with warnings.catch_warnings():
        # Of what Java's classes have and Python's do not, such as && and nested classes.
        warnings.simplefilter("error", FutureWarning)
        try:
            return re.compile(_with_categories_written_out(pattern), re.ASCII)
        except (re.error, FutureWarning, NotTranslated) as e:
            raise NotTranslated(f"{pattern}: {e}") from None


def _with_categories_written_out(pattern: str) -> str:
    """Python knows no \\p{L}: its place takes a class of all characters of that category."""
    in_class = False
    parts = []
    for token in re.findall(r"\\[pP]\{\w+\}|\\.|.", pattern, re.DOTALL):
        if token.startswith(r"\p"):
            characters = _category(token[3:-1])
            parts.append(characters if in_class else f"[{characters}]")
        elif token.startswith(r"\P"):
            raise NotTranslated(f"{token} is not written out here")
        else:
            in_class = token == "[" or (in_class and token != "]")
            parts.append(token)
    return "".join(parts)


@cache
def _category(name: str) -> str:
    """The characters of a general category, such as L or Nd, as the inside of a class."""
    ranges: list[list[int]] = []
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code)).startswith(name):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    if not ranges:
        raise NotTranslated(f"there is no general category {name}")
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
