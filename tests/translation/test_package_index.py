"""Packages from an index, served on the loopback: fetched only where asked for, bounded, and checked like any file."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from test_packages import METADATA, package

from memorandum_kit.cli import main
from memorandum_kit.cli.download import fetch
from memorandum_kit.errors import BadInput, Refused, TooLarge
from memorandum_kit.translation.package_index import INDEX, offers
from memorandum_kit.translation.packages import installed


@pytest.fixture
def server():
    """Serves `files`: bytes, or (status, headers, bytes)."""
    files = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            answer = files.get(self.path, (404, {}, b""))
            status, headers, data = answer if isinstance(answer, tuple) else (200, {}, answer)
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(data))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    running.files = files
    running.url = f"http://127.0.0.1:{running.server_port}"
    yield running
    running.shutdown()
    running.server_close()
    thread.join()


def entry(source, target, *, version="1.9", links=None):
    name = f"translate-{source}_{target}-{version.replace('.', '_')}.argosmodel"
    return {
        "from_code": source, "to_code": target, "package_version": version, "argos_version": "1.9", "type": "translate",
        "links": [f"/{name}"] if links is None else links,
    }  # fmt: skip


@pytest.fixture
def office(server, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    for variable in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "ARGOS_PACKAGE_INDEX"):
        monkeypatch.delenv(variable, raising=False)
    entries = [entry("de", "en", version=v) for v in ("1.3", "1.10", "1.9")] + [entry("en", "zh"), entry("en", "fr")]
    server.files["/index.json"] = json.dumps(entries).encode()
    for one in entries[:4]:
        metadata = METADATA | {key: one[key] for key in ("from_code", "to_code", "package_version")}
        file = package(tmp_path / "served.argosmodel", metadata=metadata)
        server.files[one["links"][0]] = file.read_bytes()
        file.unlink()
    return tmp_path


def install(server, *arguments):
    return main(
        ["engine", "install", "--from-index", "de", "zh-Hans", "--index", f"{server.url}/index.json", *arguments]
    )


def test_what_a_pair_lacks_is_fetched_in_its_newest_version(server, office, capsys):
    assert install(server, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(p.source, p.target, p.version) for p in installed()] == [("de", "en", "1.10"), ("en", "zh-Hans", "1.9")]
    lacking = {(pair["source"], pair["target"]): pair["missing"] for pair in told["pairs"]}
    assert lacking["de", "zh-Hans"] == []
    assert lacking["zh-Hans", "de"] == ["translate-zh_en", "translate-en_de"]  # the other direction is named
    server.files.clear()
    assert install(server) == 0  # nothing is missing: nothing is asked for
    assert "Nothing is missing" in capsys.readouterr().out


def test_the_index_may_be_named_by_the_environment_as_argos_does(server, office, monkeypatch, capsys):
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{server.url}/")
    assert main(["engine", "install", "--from-index", "de", "zh"]) == 0
    assert "Installed: de-en 1.10" in capsys.readouterr().out


def test_the_second_address_serves_where_the_first_one_fails(server, office, capsys):
    entries = [entry("de", "en", links=["/gone.argosmodel", "ftp://127.0.0.1/x", "/translate-de_en-1_9.argosmodel"])]
    server.files["/index.json"] = json.dumps([*entries, entry("en", "zh")]).encode()
    assert install(server) == 0
    assert [p.version for p in installed()] == ["1.9", "1.9"]


def hostile(path, **options):
    data = package(path, **options).read_bytes()
    path.unlink()
    return data


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("path", 4), ("bomb", 2), ("page", 2), ("language", 2), ("cut", 4), ("missing", 4), ("html index", 2),
        ("other index", 2), ("no index", 4),
    ],
)  # fmt: skip
def test_what_comes_from_the_web_is_checked_before_it_is_unpacked(server, office, capsys, what, code):
    path = "/translate-de_en-1_10.argosmodel"
    scratch = office / "x.argosmodel"
    match what:
        case "path":
            server.files[path] = hostile(scratch, entries={"../../evil": b"x"})
        case "bomb":
            server.files[path] = hostile(scratch, model=b"\0" * 50_000_000)
        case "page":
            server.files[path] = b"<html>log in first</html>"
        case "language":
            server.files[path] = hostile(scratch, metadata=METADATA | {"from_code": "en", "to_code": "de"})
        case "cut":
            server.files[path] = (200, {"Content-Length": "100000"}, b"PK\x03\x04")
        case "missing":
            del server.files[path]
        case "html index":
            server.files["/index.json"] = b"<html/>"
        case "other index":
            server.files["/index.json"] = json.dumps([entry("fr", "en"), 7, {"links": 3}]).encode()
        case "no index":
            del server.files["/index.json"]
    assert install(server) == code
    told = capsys.readouterr().err
    assert told.startswith("memorandum: ")
    assert "Traceback" not in told
    assert installed() == []
    assert [path.name for path in office.iterdir() if path.name != "packages"] == []
    if (office / "packages").exists():
        assert list((office / "packages").iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["engine", "install"],
        ["engine", "install", "a.argosmodel", "--from-index", "de", "zh"],
        ["engine", "install", "a.argosmodel", "--index", "http://127.0.0.1/"],
        ["engine", "install", "--from-index", "de", "fr"],
        ["engine", "install", "--from-index", "zh-Hans", "zh-Hant"],
        ["engine", "install", "--from-index", "de", "zh", "--index", "file:///etc/passwd"],
    ],
)
def test_wrong_commands_are_told(office, capsys, arguments):
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("memorandum: ")


def test_a_download_is_bounded_and_leaves_nothing_behind(server, tmp_path):
    target = tmp_path / "file"
    server.files["/big"] = b"x" * 3000
    server.files["/endless"] = (200, {"Content-Length": "", "Transfer-Encoding": "identity"}, b"x" * 3000)
    for path in ("/big", "/endless"):
        with pytest.raises(TooLarge):
            fetch(server.url + path, target, most=2000)
    server.files["/moved"] = (302, {"Location": "file:///etc/passwd"}, b"")
    server.files["/unsafe"] = (302, {"Location": "ftp://127.0.0.1/x"}, b"")
    for path in ("/moved", "/unsafe"):
        with pytest.raises(Refused):
            fetch(server.url + path, target, most=2000)
    with pytest.raises(Refused):
        fetch("http://127.0.0.1:9/x", target, most=2000)
    for address in ("file:///etc/passwd", "https://", "C:\\index.json"):
        with pytest.raises(BadInput):
            fetch(address, target, most=2000)
    assert not target.exists()


def test_an_index_that_came_encrypted_gives_no_link_without_encryption():
    entries = json.dumps([entry("de", "en", links=["http://example.org/x", "https://example.org/y"])]).encode()
    (offer,) = offers(entries, ["translate-de_en"], INDEX)
    assert offer.links == ("https://example.org/y",)


def test_nothing_is_fetched_without_being_asked_for(server, office, capsys, monkeypatch):
    import socket

    def closed(*_, **__):
        raise AssertionError("the network was asked for something")

    monkeypatch.setattr(socket.socket, "connect", closed)
    monkeypatch.setattr(socket, "getaddrinfo", closed)
    (office / "a.txt").write_text("Etwas ganz Neues wird vereinbart.", encoding="utf-8")
    assert main(["engine", "status"]) == 0
    assert main(["translate", "a.txt", "--to", "zh", "-o", "a.json"]) == 0
