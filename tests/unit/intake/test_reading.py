# SPDX-License-Identifier: Apache-2.0
import csv

import pytest

from registry.intake import reading
from registry.intake.errors import UnreadableFile
from registry.intake.keep import digest
from registry.intake.reading import check_form, rows

REQUIRED = ("id", "name")


def file(tmp_path, content):
    path = tmp_path / "in.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without a mark", "with a byte order mark"])
def test_utf8_is_read_with_and_without_a_byte_order_mark(tmp_path, mark):
    found = list(rows(file(tmp_path, mark + "id,name\n1,حلب\n".encode()), required=REQUIRED))

    assert [dict(row.cells) for row in found] == [{"id": "1", "name": "حلب"}]


def test_rows_are_numbered_as_a_spreadsheet_does_whatever_line_breaks_their_cells_hold(tmp_path):
    content = b'id,name\r\n1,"two\r\nlines"\r\n\r\n2,plain\r\n'

    found = list(rows(file(tmp_path, content), required=REQUIRED))

    assert [(row.number, row.text("name")) for row in found] == [(2, "two lines"), (4, "plain")]
    assert [row.raw for row in found] == ['1,"two\r\nlines"\r\n', "2,plain\r\n"]


def test_a_row_of_hxl_tags_is_passed_over_and_a_row_of_data_with_a_hash_is_not(tmp_path):
    content = b"id,name\n, #loc+name\n1,#3 High Street\n"

    found = list(rows(file(tmp_path, content), required=REQUIRED))

    assert [row.text("name") for row in found] == ["#3 High Street"]


def test_missing_columns_are_named(tmp_path):
    with pytest.raises(UnreadableFile, match=r"columns are missing: id, name\."):
        check_form(file(tmp_path, b"Id;Name\n1;x\n"), required=REQUIRED)


def test_columns_that_stand_twice_are_named(tmp_path):
    with pytest.raises(UnreadableFile, match=r"twice in the header: id\."):
        check_form(file(tmp_path, b"id,name,id\n"), required=REQUIRED)


def test_a_wrong_encoding_is_refused_with_the_offset_of_its_first_byte(tmp_path):
    with pytest.raises(UnreadableFile, match=r"Byte 11 \(0xe9\) is not UTF-8"):
        digest(file(tmp_path, b"id,name\n1,c\xe9d\n"))


def test_the_offset_is_that_of_the_file_also_across_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "PART", 4)
    content = "id,name\n1,حل".encode() + b"\xff"

    with pytest.raises(UnreadableFile, match=rf"Byte {len(content) - 1} \(0xff\)"):
        digest(file(tmp_path, content))


def test_a_character_that_is_cut_off_at_the_end_is_refused_with_its_offset(tmp_path):
    with pytest.raises(UnreadableFile, match=r"Byte 8 \(0xd8\)"):
        digest(file(tmp_path, b"id,name\n\xd8"))


def test_a_nul_byte_is_refused_with_its_offset(tmp_path):
    with pytest.raises(UnreadableFile, match="Byte 9 is a NUL byte"):
        digest(file(tmp_path, b"id,name\n1\x00,x\n"))


def test_utf16_is_refused_at_its_first_byte(tmp_path):
    with pytest.raises(UnreadableFile, match=r"Byte 0 \(0xff\)"):
        digest(file(tmp_path, "id,name\n".encode("utf-16")))


def test_an_empty_file_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="empty"):
        digest(file(tmp_path, b""))


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(UnreadableFile, match="cannot be opened"):
            digest(path)


def test_a_file_above_the_limit_is_refused_with_both_sizes(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_FILE", 5)

    with pytest.raises(UnreadableFile, match="8 bytes; at most 5"):
        digest(file(tmp_path, b"id,name\n"))


def test_a_quotation_mark_that_is_not_closed_is_refused_with_its_line(tmp_path):
    with pytest.raises(UnreadableFile, match="Line 3 of the file"):
        check_form(file(tmp_path, b'id,name\n1,"open\n2,x\n'), required=REQUIRED)


def test_the_limit_on_cells_of_the_process_is_put_back(tmp_path):
    before = csv.field_size_limit()

    list(rows(file(tmp_path, b"id,name\n1,x\n"), required=REQUIRED))

    assert csv.field_size_limit() == before
