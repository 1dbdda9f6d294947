"""Finds the published documents: $SELLERCALL_CONTRACTS, else ../shared/contracts beside the repository."""

import os
from pathlib import Path

import pytest

from tests.contract.contract_checker import ContractChecker
from tests.contract.documents import DOCUMENTS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def contracts():
    folder = Path(os.environ.get("SELLERCALL_CONTRACTS") or ROOT.parent / "shared" / "contracts")
    absent = [name for name in DOCUMENTS if not (folder / name).is_file()]
    if absent and "SELLERCALL_CONTRACTS" in os.environ:
        pytest.fail(f"SELLERCALL_CONTRACTS names a folder without {', '.join(absent)}")
    if absent:
        pytest.skip(f"the providers' documents are absent ({', '.join(absent)}): see documents.py")
    return folder


@pytest.fixture(scope="session")
def documents(contracts):
    return ContractChecker.from_folder(contracts)


@pytest.fixture
def checker(documents):
    return documents.fresh()
