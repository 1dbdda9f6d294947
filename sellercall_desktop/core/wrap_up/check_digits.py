"""Whether the last digit of a document fits the ones before it, as the states define that."""

from __future__ import annotations

_NIT_WEIGHTS = (3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71)
_RFC_SIGNS = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
_CURP_SIGNS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"


def nit_digit(digits: str) -> str:
    """Of a Colombian NIT without its check digit (DIAN: weighted sum modulo 11)."""
    total = sum(weight * int(digit) for weight, digit in zip(_NIT_WEIGHTS, reversed(digits), strict=False))
    rest = total % 11
    return str(rest if rest < 2 else 11 - rest)


def rut_digit(digits: str) -> str:
    """Of a Chilean RUT without its check digit; K stands for ten."""
    total = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(digits)))
    rest = 11 - total % 11
    return "0" if rest == 11 else "K" if rest == 10 else str(rest)


def cuit_fits(digits: str) -> bool:
    """Of a whole Argentine CUIT or CUIL, eleven digits."""
    return _weighted_11(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))


def ruc_of_peru_fits(digits: str) -> bool:
    """Of a whole Peruvian RUC, eleven digits."""
    return _weighted_11(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))


def cedula_of_ecuador_fits(digits: str) -> bool:
    """Of a whole Ecuadorian cédula, ten digits (modulo 10)."""
    total = 0
    for place, digit in enumerate(digits[:9]):
        product = int(digit) * (2 if place % 2 == 0 else 1)
        total += product - 9 if product > 9 else product
    return (10 - total % 10) % 10 == int(digits[9])


def rfc_fits(rfc: str) -> bool:
    """Of a whole Mexican RFC, twelve or thirteen signs."""
    padded = rfc.rjust(13)
    total = sum(_RFC_SIGNS.index(sign) * (13 - place) for place, sign in enumerate(padded[:12]))
    rest = 11 - total % 11
    return padded[12] == ("0" if rest == 11 else "A" if rest == 10 else str(rest))


def curp_fits(curp: str) -> bool:
    """Of a whole Mexican CURP, eighteen signs."""
    total = sum(_CURP_SIGNS.index(sign) * (18 - place) for place, sign in enumerate(curp[:17]))
    return str((10 - total % 10) % 10) == curp[17]


def _weighted_11(digits: str, weights: tuple[int, ...]) -> bool:
    rest = 11 - sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False)) % 11
    return {11: "0", 10: "9"}.get(rest, str(rest)) == digits[-1] or (rest == 10 and digits[-1] == "0")
