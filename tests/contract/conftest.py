"""Finds the published documents: $SELLERCALL_CONTRACTS, else ../shared/contracts beside the repository."""

import os
from pathlib import Path

import pytest

from tests.contract.contract_checker import ContractChecker

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("twilio_api_v2010.json", "ultravox-openapi.yaml", "twilio-error-codes.json")


@pytest.fixture(scope="session")
def contracts():
    folder = Path(os.environ.get("SELLERCALL_CONTRACTS") or ROOT.parent / "shared" / "contracts")
    absent = [name for name in NEEDED if not (folder / name).is_file()]
    if absent:
        pytest.skip(f"the providers' documents are absent ({', '.join(absent)}): set SELLERCALL_CONTRACTS")
    return folder


@pytest.fixture(scope="session")
def documents(contracts):
    return ContractChecker.from_folder(contracts)


@pytest.fixture
def checker(documents):
    return documents.fresh()
