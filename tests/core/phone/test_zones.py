"""Where a number is and what its clock shows: by area, by country, and from the newer zone data."""

from __future__ import annotations

import importlib.util
import re
import shutil
import zoneinfo
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import phonenumbers as plan
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sellercall_desktop.core.phone import zone_data
from sellercall_desktop.core.phone.countries import COUNTRY_NAMES
from sellercall_desktop.core.phone.reading import number_of
from sellercall_desktop.core.phone.zone_areas import AREAS
from sellercall_desktop.core.phone.zone_countries import ONE_CLOCK, SEVERAL_CLOCKS
from sellercall_desktop.core.phone.zones import whereabouts

PACKAGE = Path(importlib.util.find_spec("tzdata").submodule_search_locations[0]) / "zoneinfo"
JULY, JANUARY = datetime(2026, 7, 15, 16, tzinfo=UTC), datetime(2027, 1, 15, 16, tzinfo=UTC)

# Number -> what its clock shows at 16:00 UTC in July 2026 and in January 2027. Each line names where the area
# code is from (the regulator's plan) and whose law makes the clock, as the IANA database 2026f tells it.
CLOCKS = {
    # Mexico: IFT, claves; Ley de los Husos Horarios (DOF 2022-10-28): no summer time but along the border
    "+526141234567": ("10:00", "10:00"),  # Chihuahua
    "+526251234567": ("10:00", "10:00"),  # Cuauhtémoc, Chih.
    "+526271234567": ("10:00", "10:00"),  # Parral
    "+526391234567": ("10:00", "10:00"),  # Delicias
    "+526561234567": ("10:00", "09:00"),  # Ciudad Juárez, with El Paso
    "+526571234567": ("10:00", "09:00"),  # Ciudad Juárez
    "+526261234567": ("11:00", "10:00"),  # Ojinaga, with Presidio
    "+528681234567": ("11:00", "10:00"),  # Matamoros, with Brownsville
    "+528991234567": ("11:00", "10:00"),  # Reynosa
    "+528671234567": ("11:00", "10:00"),  # Nuevo Laredo
    "+528621234567": ("11:00", "10:00"),  # Allende and Nava, Coah.
    "+528971234567": ("11:00", "10:00"),  # Miguel Alemán, Tamps.
    "+528341234567": ("10:00", "10:00"),  # Ciudad Victoria: not on the border
    "+526641234567": ("09:00", "08:00"),  # Tijuana, with San Diego
    "+526631234567": ("09:00", "08:00"),  # Tijuana
    "+526861234567": ("09:00", "08:00"),  # Mexicali
    "+526461234567": ("09:00", "08:00"),  # Ensenada
    "+526621234567": ("09:00", "09:00"),  # Hermosillo: Sonora never changes
    "+526531234567": ("09:00", "09:00"),  # San Luis Río Colorado
    "+526121234567": ("09:00", "09:00"),  # La Paz, B.C.S.
    "+526671234567": ("09:00", "09:00"),  # Culiacán
    "+523111234567": ("09:00", "09:00"),  # Tepic
    "+523291234567": ("10:00", "10:00"),  # Bahía de Banderas, with Puerto Vallarta
    "+523221234567": ("10:00", "10:00"),  # Puerto Vallarta
    "+529981234567": ("11:00", "11:00"),  # Cancún: Eastern all the year (DOF 2015-01-31)
    "+529831234567": ("11:00", "11:00"),  # Chetumal
    "+529991234567": ("10:00", "10:00"),  # Mérida
    "+525512345678": ("10:00", "10:00"),  # Mexico City
    "+528112345678": ("10:00", "10:00"),  # Monterrey
    # Chile: SUBTEL; Magallanes since 2016, Aysén since 2025 (tz: America/Coyhaique) on summer time always
    "+56612221234": ("13:00", "13:00"),  # Punta Arenas
    "+56672221234": ("13:00", "13:00"),  # Coyhaique
    "+56322100577": ("10:00", "11:00"),  # Hanga Roa
    "+56322551836": ("10:00", "11:00"),  # Hanga Roa
    "+56322123456": ("12:00", "13:00"),  # Valparaíso
    "+56961234567": ("12:00", "13:00"),  # a mobile
    # Brazil: Anatel, DDD; no summer time since 2019
    "+5581999991234": ("13:00", "13:00"),  # Recife, not Noronha
    "+558130321234": ("13:00", "13:00"),  # Recife
    "+558136191234": ("14:00", "14:00"),  # Fernando de Noronha
    "+5592991234567": ("12:00", "12:00"),  # Manaus
    "+5568991234567": ("11:00", "11:00"),  # Acre
    "+5565991234567": ("12:00", "12:00"),  # Cuiabá
    "+5566991234567": ("12:00", "12:00"),  # Rondonópolis
    "+5567991234567": ("12:00", "12:00"),  # Campo Grande
    "+5569991234567": ("12:00", "12:00"),  # Porto Velho
    "+5595991234567": ("12:00", "12:00"),  # Boa Vista
    "+5598991234567": ("13:00", "13:00"),  # São Luís
    "+5599991234567": ("13:00", "13:00"),  # Imperatriz
    "+5591991234567": ("13:00", "13:00"),  # Belém
    "+5596991234567": ("13:00", "13:00"),  # Macapá
    "+5553991234567": ("13:00", "13:00"),  # Pelotas
    "+5511991234567": ("13:00", "13:00"),  # São Paulo
    # Ecuador: ARCOTEL
    "+593991234567": ("11:00", "11:00"),  # a mobile
    "+59352526189": ("10:00", "10:00"),  # Puerto Ayora, Galápagos
    "+59352621234": ("11:00", "11:00"),  # Manta
    # Spain and Portugal: CNMC, ANACOM
    "+34612345678": ("18:00", "17:00"),  # a mobile: nine in ten and more are not of the Canaries
    "+34928123456": ("17:00", "16:00"),  # Las Palmas
    "+34822123456": ("17:00", "16:00"),  # Tenerife
    "+34827123456": ("18:00", "17:00"),  # Cáceres
    "+34956123456": ("18:00", "17:00"),  # Cádiz and Ceuta
    "+351912345678": ("17:00", "16:00"),  # a mobile
    "+351291123456": ("17:00", "16:00"),  # Funchal
    "+351296123456": ("16:00", "15:00"),  # Ponta Delgada
    # Countries with one clock
    "+50581234567": ("10:00", "10:00"),  # Nicaragua: no summer time since 2006
    "+541123456789": ("13:00", "13:00"),  # Buenos Aires
    "+5493512303473": ("13:00", "13:00"),  # Córdoba
    "+542901421234": ("13:00", "13:00"),  # Ushuaia
    "+595981123456": ("13:00", "13:00"),  # Paraguay: on summer time always since 2024
    "+5351234567": ("12:00", "12:00"),  # Cuba did not set its clocks back in November 2026 (tz 2026f)
    "+573001234567": ("11:00", "11:00"),
    "+584121234567": ("12:00", "12:00"),
    "+59171234567": ("12:00", "12:00"),
    "+59899123456": ("13:00", "13:00"),
    "+50760001234": ("11:00", "11:00"),
    "+50937011234": ("12:00", "11:00"),  # Haiti has summer time
    # +1 of one island each: NANPA
    "+18682991234": ("12:00", "12:00"),  # Trinidad
    "+18095551234": ("12:00", "12:00"),  # Santo Domingo
    "+18295551234": ("12:00", "12:00"),
    "+18495551234": ("12:00", "12:00"),
    "+17875551234": ("12:00", "12:00"),  # Puerto Rico
    "+19395551234": ("12:00", "12:00"),
    "+18765551234": ("11:00", "11:00"),  # Jamaica
    "+16585551234": ("11:00", "11:00"),
    "+12462501234": ("12:00", "12:00"),  # Barbados
    "+12423591234": ("12:00", "11:00"),  # Bahamas
    "+13453231234": ("11:00", "11:00"),  # Cayman
    "+14413701234": ("13:00", "12:00"),  # Bermuda
    "+16492311234": ("12:00", "11:00"),  # Turks and Caicos
    "+13405551234": ("12:00", "12:00"),  # Virgin Islands
    # The United States and Canada: NANPA and CNA, by state and province
    "+12125551234": ("12:00", "11:00"),  # New York
    "+13105551234": ("09:00", "08:00"),  # Los Angeles
    "+13109991234": ("09:00", "08:00"),  # an exchange that the metadata do not know
    "+16895551234": ("12:00", "11:00"),  # Orlando
    "+12195551234": ("11:00", "10:00"),  # Gary
    "+19155551234": ("10:00", "09:00"),  # El Paso
    "+16025551234": ("09:00", "09:00"),  # Phoenix
    "+19285551234": ("09:00", "09:00"),  # Flagstaff: nine in ten are not of the Navajo Nation
    "+19075551234": ("08:00", "07:00"),  # Anchorage
    "+19075811234": ("08:00", "07:00"),  # Unalaska: not Hawaii
    "+18085551234": ("06:00", "06:00"),  # Honolulu
    "+18504321234": ("11:00", "10:00"),  # Pensacola's exchange
    "+17756641234": ("10:00", "09:00"),  # West Wendover
    "+17755551234": ("09:00", "08:00"),  # Reno
    "+14745551234": ("10:00", "10:00"),  # Saskatchewan
    "+12045551234": ("11:00", "11:00"),  # Manitoba: never again since 2026 (tz 2026e)
    "+14035551234": ("10:00", "10:00"),  # Alberta: the same (tz 2026c)
    "+16045551234": ("09:00", "09:00"),  # British Columbia: the same (tz 2026b)
    "+12505551234": ("09:00", "09:00"),
    "+12504261234": ("10:00", "10:00"),  # Cranbrook, with Alberta
    "+12507821234": ("09:00", "09:00"),  # Dawson Creek
    "+18676681234": ("09:00", "09:00"),  # Whitehorse
    "+18679791234": ("12:00", "11:00"),  # Iqaluit
    "+18795551234": ("13:30", "12:30"),  # Newfoundland, not Puerto Rico
    "+17095551234": ("13:30", "12:30"),
    "+15065551234": ("13:00", "12:00"),  # New Brunswick
    "+14189861234": ("13:00", "12:00"),  # Magdalen Islands
    "+14185551234": ("12:00", "11:00"),  # Quebec
}

# Where the area code does not tell: every clock counts for the guard, and none is shown.
DIVIDED = {
    "+526361234567": {"America/Chihuahua", "America/Ciudad_Juarez"},  # Nuevo Casas Grandes with Ascensión
    "+5597991234567": {"America/Manaus", "America/Eirunepe"},  # the west of Amazonas
    "+18502241234": {"America/Chicago", "America/New_York"},  # Tallahassee or a new exchange of Pensacola
    "+14485551234": {"America/Chicago", "America/New_York"},  # its overlay
    "+13645551234": {"America/Chicago", "America/New_York"},  # Kentucky
    "+18125551234": {"America/Chicago", "America/New_York"},  # Indiana
    "+12085550000": {"America/Boise", "America/Los_Angeles"},  # Idaho
    "+18073451234": {"America/Toronto", "America/Winnipeg"},  # Ontario's north-west
    "+528001234567": {"America/Mexico_City", "America/Mazatlan", "America/Tijuana", "America/Cancun"},
    "+34900123456": {"Europe/Madrid", "Atlantic/Canary"},  # a freephone is of no place
}


@pytest.mark.parametrize(("e164", "shown"), CLOCKS.items(), ids=CLOCKS)
def test_the_customers_clock_is_the_one_of_the_area(e164, shown):
    number = number_of(e164)
    assert plan.is_valid_number(plan.parse(e164))
    assert tuple(number.local_time(at).strftime("%H:%M") for at in (JULY, JANUARY)) == shown


@pytest.mark.parametrize(("e164", "zones"), DIVIDED.items(), ids=DIVIDED)
def test_where_the_area_has_several_clocks_all_count_and_none_is_shown(e164, zones):
    number = number_of(e164)
    assert set(number.zones) == zones
    assert None in {number.local_time(JULY), number.local_time(JANUARY)}  # some agree half the year


def test_the_likeliest_zone_comes_first_and_a_rare_one_still_counts():
    assert number_of("+34612345678").zones == ("Europe/Madrid", "Atlantic/Canary")
    assert number_of("+351912345678").zones == ("Europe/Lisbon", "Atlantic/Azores")
    assert number_of("+593991234567").zones == ("America/Guayaquil",)  # the Galápagos: two in a thousand


def test_mexicos_former_1_for_mobiles_changes_no_clock():
    for area in ("614", "664", "868", "998", "55"):
        old, new = f"+521{area}12345678"[:14], f"+52{area}12345678"[:13]
        assert number_of(old).zones == number_of(new).zones


def zones_of_countries():
    """Country -> its zones, with the older names of each: the IANA database's own table."""
    older = defaultdict(set)
    for line in (PACKAGE / "tzdata.zi").read_text(encoding="utf-8").splitlines():
        if line.startswith("L "):
            older[line.split()[1]].add(line.split()[2])
    found = defaultdict(set)
    for line in (PACKAGE / "zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found[country] |= {zone, *older[zone]}
    return found


COUNTRIES = zones_of_countries()
OLDER = {"Pacific/Truk", "Pacific/Ponape", "Pacific/Yap"}  # names of Micronesia's that the plans still use
ELSEWHERE = {"AC": "SH", "TA": "SH", "XK": "RS"}  # countries that the database does not list by themselves


def test_every_country_has_clocks_and_only_its_own():
    named = set(ONE_CLOCK) | set(AREAS) | set(SEVERAL_CLOCKS)
    assert set(COUNTRY_NAMES) <= named
    assert set(ONE_CLOCK).isdisjoint({*AREAS, *SEVERAL_CLOCKS})
    for country, zone in ONE_CLOCK.items():
        assert zone in COUNTRIES[ELSEWHERE.get(country, country)], country
    for country, zones in SEVERAL_CLOCKS.items():
        assert all(zone in COUNTRIES[country] | OLDER for zone in zones), country
    for country, lines in AREAS.items():
        for zone in re.findall(r"[A-Z]\w+/[\w/]+", lines):
            assert zone in COUNTRIES[country], (country, zone)


def test_no_area_code_stands_twice():
    for country, lines in AREAS.items():
        codes = re.findall(r"\b\d+\b|\*", lines)
        assert sorted(codes) == sorted(set(codes)), country


def geographic(country_code, sizes, patterns):
    """A valid number for each area code that has any."""
    for size in sizes:
        for area in range(10 ** (size - 1), 10**size):
            for rest in patterns:
                number = plan.PhoneNumber(country_code=country_code, national_number=int(f"{area}{rest}"))
                if plan.is_valid_number(number) and plan.number_type(number) in (0, 1, 2):
                    yield plan.format_number(number, plan.PhoneNumberFormat.E164)
                    break


def test_every_area_code_of_north_america_has_a_place():
    places = defaultdict(set)
    for e164 in geographic(1, [3], ["2345678", "5552345", "6782345", "3334567"]):
        number = number_of(e164)
        assert number.zones, e164
        assert set(number.zones) <= COUNTRIES[number.region], e164
        assert number.zones != number_of("+18005551234").zones, e164
        places[number.region].add(e164)
    assert len(places["US"]) > 300
    assert len(places["CA"]) > 50
    assert len(places) > 15  # the islands' plans leave out what is not given to anybody


@pytest.mark.parametrize(
    ("country_code", "sizes", "patterns", "nationwide"),
    [
        (52, [3], ["2345678", "1234567"], "+528001234567"),
        (55, [2], ["32345678", "991234567", "22345678"], "+558001234567"),
    ],
    ids=["Mexico", "Brazil"],
)
def test_every_area_code_has_a_place(country_code, sizes, patterns, nationwide):
    found = list(geographic(country_code, sizes, patterns))
    assert len(found) > 60
    lost = {e164[3:6] for e164 in found if number_of(e164).zones == number_of(nationwide).zones}
    assert lost <= {"200", "201"}  # Mexico's: numbers of no place


KINDS = st.sampled_from(
    [plan.PhoneNumberType.FIXED_LINE, plan.PhoneNumberType.MOBILE, plan.PhoneNumberType.TOLL_FREE]
)


@given(st.sampled_from(sorted(plan.SUPPORTED_REGIONS)), KINDS, st.text("0123456789", min_size=4, max_size=4))
def test_a_number_is_never_in_another_country(region, kind, tail):
    example = plan.example_number_for_type(region, kind) or plan.example_number(region)
    e164 = plan.format_number(example, plan.PhoneNumberFormat.E164)[:-4] + tail
    if not plan.is_valid_number(plan.parse(e164)):
        return
    number = number_of(e164)
    own = COUNTRIES[ELSEWHERE.get(number.region, number.region)] | OLDER
    assert number.zones
    assert set(number.zones) <= own
    time = number.local_time(JULY)
    assert time is None or abs(time.utcoffset()) <= timedelta(hours=14)


# --- which zone data ---------------------------------------------------------------------------

HAVANA = datetime(2026, 12, 15, 16, tzinfo=UTC)


@pytest.fixture
def zone_folder(tmp_path):
    """A system's zone data, of any age; afterwards the machine's own count again."""
    before = zoneinfo.TZPATH

    def lay(version, saying="tzdata.zi", havana="EST5EDT"):
        folder = tmp_path / "zoneinfo"
        (folder / "America").mkdir(parents=True)
        shutil.copy(PACKAGE / havana, folder / "America" / "Havana")
        if version:
            (folder / saying).write_text(
                f"# version {version}\n" if saying.endswith(".zi") else f"{version}\n"
            )
        zoneinfo.reset_tzpath(to=[str(folder)])
        zone_data.forget()
        zoneinfo.ZoneInfo.clear_cache()

    yield lay
    zoneinfo.reset_tzpath(to=before)
    zone_data.forget()
    zoneinfo.ZoneInfo.clear_cache()


@pytest.mark.parametrize(
    ("version", "saying", "shown"),
    [
        ("2025b", "tzdata.zi", "12:00"),  # older than ours: Cuba's decision of 2026 is not in it
        ("2026a", "+VERSION", "12:00"),
        ("2026e-dirty", "tzdata.zi", "12:00"),
        ("", "tzdata.zi", "12:00"),  # nobody knows how old
        ("2099a", "tzdata.zi", "11:00"),  # newer: it may know what we do not
        ("2026za", "+VERSION", "11:00"),  # after z comes za
    ],
)
def test_the_newer_zone_data_count(zone_folder, version, saying, shown):
    zone_folder(version, saying)
    number = number_of("+5351234567")
    assert number.local_time(HAVANA).strftime("%H:%M") == shown


def test_a_zone_that_the_newer_data_lack_is_taken_from_the_older(zone_folder):
    zone_folder("2099a")
    assert number_of("+573001234567").local_time(HAVANA).strftime("%H:%M") == "11:00"


def test_without_any_data_of_the_systems_the_packages_count(zone_folder):
    zone_folder("2099a")
    zoneinfo.reset_tzpath(to=())
    zone_data.forget()
    assert zone_data.system_version() == zone_data.UNKNOWN
    assert number_of("+5351234567").local_time(HAVANA).strftime("%H:%M") == "12:00"


def test_versions_sort_as_they_were_published():
    names = ["", "2019z", "2025b", "2025c", "2026a", "2026f", "2026za"]
    assert sorted(map(zone_data.version_of, names)) == [zone_data.version_of(name) for name in names]


def test_an_unknown_zone_is_left_out_and_said(caplog, monkeypatch):
    monkeypatch.setitem(ONE_CLOCK, "CO", "America/Atlantis")
    whereabouts.cache_clear()
    try:
        assert number_of("+573001234567").local_time(JULY) is None
        assert "zones.unknown" in caplog.text
    finally:
        whereabouts.cache_clear()
