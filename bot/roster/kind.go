package roster

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"vneidbot/bot"
)

// kinds are files that are no list, by their first bytes, and the sentence that
// says what each is.
var kinds = []struct{ start, key string }{
	{"%PDF", "import.pdf"},
	{"\xff\xd8\xff", "import.picture"}, {"\x89PNG", "import.picture"}, {"GIF8", "import.picture"}, {"BM", "import.picture"}, {"II*\x00", "import.picture"}, {"MM\x00*", "import.picture"},
	{"Rar!", "import.archive"}, {"7z\xbc\xaf", "import.archive"}, {"\x1f\x8b", "import.archive"},
	{"{\\rtf", "import.document"}, {"SQLite format 3", "import.not_table"}, {"MZ", "import.not_table"}, {"\x7fELF", "import.not_table"},
}

// notTable refuses what is no list for what it is. A list of units that begins
// with the letters BM or MZ is no program: those go on with a byte that no text has.
func notTable(start []byte) error {
	for _, k := range kinds {
		if !bytes.HasPrefix(start, []byte(k.start)) || len(k.start) == 2 && bytes.IndexByte(start, 0) < 0 && k.start[0] < 0x80 && k.start[0] > ' ' {
			continue
		}
		return refuse(bot.Invalid, k.key)
	}
	if len(start) >= 12 && (string(start[4:8]) == "ftyp" || string(start[:4]) == "RIFF") {
		return refuse(bot.Invalid, "import.picture")
	}
	return nil
}

// markup refuses web pages and other tables in tags, which offices' programs
// export under the name of a workbook.
func markup(data []byte) error {
	head := strings.ToLower(strings.TrimSpace(string(data[:min(len(data), 2048)])))
	head = strings.TrimSpace(strings.TrimPrefix(head, string(utf8BOM)))
	switch {
	case strings.HasPrefix(head, "mime-version:"), strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"),
		strings.HasPrefix(head, "<table"), strings.HasPrefix(head, "<") && strings.Contains(head, "<html"):
		return refuse(bot.Invalid, "import.html")
	case strings.HasPrefix(head, "<?xml"), strings.HasPrefix(head, "<workbook"):
		return refuse(bot.Invalid, "import.xml")
	}
	return nil
}

// compound says what a file of Microsoft's older container is: a workbook with a
// password, an .xls, or a document.
func compound(r io.ReaderAt, size int64) error {
	data, err := io.ReadAll(io.NewSectionReader(r, 0, min(size, MaxBytes)))
	if err != nil {
		return bot.Fail(bot.Unavailable, "roster: read", err)
	}
	for _, c := range []struct{ stream, key string }{{"EncryptedPackage", "import.password"}, {"WordDocument", "import.document"}, {"PowerPoint Document", "import.document"}} {
		if bytes.Contains(data, wide(c.stream)) {
			return refuse(bot.Invalid, c.key)
		}
	}
	return refuse(bot.Invalid, "import.old_excel")
}

// wide is a name as the container writes it, in UTF-16.
func wide(name string) []byte {
	var out []byte
	for i := range len(name) {
		out = append(out, name[i], 0)
	}
	return out
}

// packageKind refuses packages that hold something else than a workbook.
func packageKind(z *zip.Reader) error {
	for _, f := range z.File {
		switch name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")); {
		case name == "xl/workbook.xml":
			return nil
		case name == "xl/workbook.bin":
			return refuse(bot.Invalid, "import.xlsb")
		case name == "mimetype", name == "content.xml":
			return refuse(bot.Invalid, "import.ods")
		case strings.HasPrefix(name, "word/"), strings.HasPrefix(name, "ppt/"):
			return refuse(bot.Invalid, "import.document")
		case strings.HasPrefix(name, "index/") && strings.HasSuffix(name, ".iwa"):
			return refuse(bot.Invalid, "import.ods")
		}
	}
	for _, f := range z.File {
		if strings.HasPrefix(strings.ToLower(f.Name), "xl/") {
			return nil // the library knows other places of a workbook
		}
	}
	return refuse(bot.Invalid, "import.archive")
}
