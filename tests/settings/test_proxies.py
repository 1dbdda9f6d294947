"""The environment's proxy in every form that people and other programs write it."""

import pytest

from sellercall_desktop.core.errors import SettingsError
from sellercall_desktop.settings.proxies import read_proxies

TWILIO = "https://api.twilio.com/2010-04-01"


def read(system=None, **environ):
    return read_proxies(environ, lambda: system or {})


@pytest.mark.parametrize(
    ("written", "proxy"),
    [
        ("http://proxy:3128", "http://proxy:3128"),
        ("http://proxy:3128\n", "http://proxy:3128"),
        (" http://proxy:3128/ \r\n", "http://proxy:3128"),
        ('"http://proxy:3128"', "http://proxy:3128"),
        ("proxy:3128", "http://proxy:3128"),
        ("HTTP://proxy", "http://proxy"),
        ("https://proxy:443", "https://proxy:443"),
        ("http://us%40er:p%3Aw@proxy:3128", "http://us%40er:p%3Aw@proxy:3128"),
        ("http://[::1]:3128", "http://[::1]:3128"),
        ("socks5://proxy:1080", "socks5://proxy:1080"),
        ("socks5h://proxy:1080", "socks5://proxy:1080"),
        ("socks://proxy:1080/", "socks5://proxy:1080"),
        ("http://compañía.example:3128", "http://compañía.example:3128"),
        ("http://proxy_1.office:3128", "http://proxy_1.office:3128"),
        ("proxy.example", "http://proxy.example"),
        ("10.0.0.7:8080", "http://10.0.0.7:8080"),
    ],
)
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
def test_a_proxy_is_read_in_every_form(variable, written, proxy):
    assert read(**{variable: written}).proxy_for(TWILIO) == proxy


@pytest.mark.parametrize(
    "written",
    [
        "http://p:port",
        "http://p:99999",
        "gopher://proxy",
        "socks4://proxy:1080",
        "http://",
        "http://a b",
        "::",
        "http://user:secret@p:port",
        "http://user:sec/ret@proxy:1",
        "http://" + "a" * 70 + ".example",
        "http://[::1",
        "ftp://x",
        "file:///etc/proxy.pac",
        "http://proxy.pac",
        "http://proxy:3128/proxy.pac",
        "http://proxy:3128?x",
        "http:/proxy:3128",
        "http//proxy:3128",
        "http://http://proxy:3128",
        "http:proxy:3128",
        "http://proxy:",
        "http://proxy:0",
        "socks5:",
        "proxy",
        "proxy:",
        "3128",
        "none",
        "DIRECT",
        "false",
        "http://none:80",
        "http://proxy;3128",
        "http://proxy,3128",
        "http://a:1,http://b:2",
        "http=proxy:3128;https=proxy:3128",
        "$HTTP_PROXY",
        "%HTTP_PROXY%",
        "http://$PROXY:3128",
        "http://proxy\\:3128",
        "http://*:80",
        "*",
        "http://-proxy:1",
        "http://256.1.1.1:80",
        "http://10.0.0:80",
        "http://pro\u200bxy:1",
        "\ufeffhttp://proxy:1",
        "\u201chttp://proxy:3128\u201d",
        "http://\u201cproxy\u201d:3128",
        "http://\ud83d:1",
    ],
)
def test_a_proxy_that_cannot_be_read_is_named_without_its_password(written):
    proxies = read(HTTPS_PROXY=written)
    with pytest.raises(SettingsError) as refused:
        proxies.proxy_for(TWILIO)
    assert refused.value.source == "HTTPS_PROXY"
    (problem,) = proxies.problems
    assert (problem.source, problem.matters) == ("HTTPS_PROXY", True)
    assert "sec" not in problem.entry + str(refused.value)
    problem.entry.encode()  # it can be written anywhere
    assert proxies.proxy_for("http://api.twilio.com") is None, "the other scheme's is another variable"
    assert proxies.proxy_for("https://127.0.0.1:8080/healthz") is None


@pytest.mark.parametrize(
    ("listed", "url"),
    [
        ("*", TWILIO),
        ("api.twilio.com", TWILIO),
        ("twilio.com", TWILIO),
        (".twilio.com", TWILIO),
        ("*.twilio.com", TWILIO),
        ("API.Twilio.COM.", TWILIO),
        ("api.twilio.com:443", TWILIO),
        ("https://api.twilio.com", TWILIO),
        ("other.example, api.twilio.com\n", TWILIO),
        ("other.example api.twilio.com", TWILIO),
        ("[::1],api.twilio.com", TWILIO),
        ("::1/128,fe80::/10,twilio.com", TWILIO),
        ("[fd00::1]", "https://[fd00::1]/"),
        ("[fd00::1]:8443", "https://[fd00::1]:8443/"),
        ("fd00::/8", "https://[fd12::9]/"),
        ("[fd00::]/8", "https://[fd12::9]/"),
        ("[fd00::/8]", "https://[fd12::9]/"),
        ("fe80::1%eth0", "https://[fe80::1]/"),
        ("10.0.0.0/8", "http://10.1.2.3:8080/"),
        ("10.1.2.3/8", "http://10.1.2.3:8080/"),
        ("10.*", "http://10.1.2.3/"),
        ("<local>", "http://intranet/"),
        ("pbx.example:8080", "http://pbx.example:8080/"),
        ("\uff34\uff37\uff29\uff2c\uff29\uff2f.com", TWILIO),
        ("*twilio.com", TWILIO),
        ("10.0.0.0/255.0.0.0", "http://10.1.2.3/"),
        ("", "http://localhost:8080/"),
        ("", "http://127.0.0.2/"),
        ("", "http://[::1]:5243/"),
    ],
)
def test_what_no_proxy_names_is_reached_straight(listed, url):
    for variable in ("NO_PROXY", "no_proxy"):
        proxies = read(ALL_PROXY="http://proxy:3128", **{variable: listed})
        assert proxies.proxy_for(url) is None
        assert proxies.problems == ()


@pytest.mark.parametrize(
    "listed",
    [
        "nottwilio.com",
        "wilio.com",
        "api.twilio.com:80",
        "10.0.0.0/8",
        "[::1]",
        "<local>",
        "other.example",
        ",",
    ],
)
def test_what_no_proxy_does_not_name_takes_the_proxy(listed):
    assert read(ALL_PROXY="http://proxy:3128", NO_PROXY=listed).proxy_for(TWILIO) == "http://proxy:3128"


@pytest.mark.parametrize(
    "listed",
    [
        *("[::1", "fe80::/200", "10.0.0.0/40", "ex@mple", "host:port", "[none]"),
        *("http://", "a..b", "..a", "-", "10.0.0.0-10.0.0.9", "10.", "192.168.", "10.0.0", "256.1.1.1"),
        *(
            "twilio.com:0",
            "twilio.com:99999",
            "twilio.com/path",
            "\u201ctwilio.com\u201d",
            "\u200btwilio.com",
        ),
        *(
            "a" * 64 + ".example",
            "twilio.com\ud83d",
            "${NO_PROXY}",
            "NO_PROXY=twilio.com",
            "^api",
            "!twilio.com",
        ),
    ],
)
def test_an_entry_of_no_proxy_that_cannot_be_read_is_left_out_and_named(listed):
    proxies = read(HTTPS_PROXY="http://proxy:3128", NO_PROXY=f"{listed},ultravox.ai")
    assert [(p.source, p.matters) for p in proxies.problems] == [("NO_PROXY", False)]
    assert proxies.proxy_for(TWILIO) == "http://proxy:3128"
    assert proxies.proxy_for("https://api.ultravox.ai/api/calls") is None


def test_small_letters_win_and_an_empty_one_takes_back():
    assert (
        read(https_proxy="http://small:1", HTTPS_PROXY="http://big:1").proxy_for(TWILIO) == "http://small:1"
    )
    assert read(https_proxy="", HTTPS_PROXY="http://big:1").proxy_for(TWILIO) is None


def test_the_system_s_proxy_is_taken_where_the_environment_names_none():
    system = {"https": "http://office:8080", "no": "ignored"}
    assert read(system).proxy_for(TWILIO) == "http://office:8080"
    assert read(system, HTTPS_PROXY="http://mine:1").proxy_for(TWILIO) == "http://mine:1"
    with pytest.raises(SettingsError, match="system proxy"):
        read({"https": "http://p:port"}).proxy_for(TWILIO)
