"""What authors may upload: pictures and documents that a browser does not run."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def png() -> bytes:
    buffer = io.BytesIO()
    Picture.new("RGB", (4, 4)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.svg", SCRIPT), ("a.png", SCRIPT), ("a.html", b"<script></script>"), ("a.svg", png())],
)
def test_a_picture_that_could_run_is_refused(sign_in, manager, name, content):
    sign_in(manager).post("/admin/images/add/", {"title": "A", "file": SimpleUploadedFile(name, content)})
    assert get_image_model().objects.count() == 0


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.xhtml", "a.js", "a.pdf.html"])
def test_a_document_that_could_run_is_refused(sign_in, manager, name):
    sign_in(manager).post("/admin/documents/add/", {"title": "A", "file": SimpleUploadedFile(name, SCRIPT)})
    assert get_document_model().objects.count() == 0


def test_a_picture_and_a_document_are_taken(sign_in, manager):
    client = sign_in(manager)
    client.post("/admin/images/add/", {"title": "A", "file": SimpleUploadedFile("a.png", png())})
    client.post("/admin/documents/add/", {"title": "B", "file": SimpleUploadedFile("b.pdf", b"%PDF-1.7")})
    assert get_image_model().objects.count() == 1 and get_document_model().objects.count() == 1


def test_only_pictures_are_served_as_media(client, db, settings, tmp_path):
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(png())
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "b.pdf").write_bytes(b"%PDF-1.7")
    served = client.get("/media/images/a.png")
    assert served.status_code == 200 and served["Content-Type"] == "image/png"
    b"".join(served.streaming_content)
    served.close()
    for path in ("documents/b.pdf", "../secret_key", "images/missing.png", "images/"):
        assert client.get(f"/media/{path}").status_code == 404


def test_documents_are_for_people_who_are_signed_in(client, sign_in, manager, recruiter):
    sign_in(manager).post(
        "/admin/documents/add/", {"title": "B", "file": SimpleUploadedFile("b.pdf", b"%PDF-1.7")}
    )
    url = get_document_model().objects.get().url
    assert client.get(url).status_code == 302
    taken = sign_in(recruiter).get(url)
    assert taken.status_code == 200
    taken.close()
