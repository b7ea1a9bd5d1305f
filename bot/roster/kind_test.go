package roster_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// packed is a package with parts of those names.
func packed(t *testing.T, names ...string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range names {
		_, err := w.Create(name)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.String()
}

func inUTF16(s string, big bool) string {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return string(out)
}

// Each kind of file that is no list is told for what it is.
func TestOtherFilesAreRefusedForWhatTheyAre(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	list := "Tên đơn vị,Địa bàn\nMầm non Hoa Sen,Đồ Sơn\n"
	for data, key := range map[string]string{
		ole + inUTF16("EncryptedPackage", false):                            "import.password",
		ole + inUTF16("Workbook", false):                                    "import.old_excel",
		ole + inUTF16("WordDocument", false):                                "import.document",
		packed(t, "mimetype", "content.xml"):                                "import.ods",
		packed(t, "[Content_Types].xml", "word/document.xml"):               "import.document",
		packed(t, "[Content_Types].xml", "xl/workbook.bin"):                 "import.xlsb",
		packed(t, "danh sach.xlsx"):                                         "import.archive",
		"%PDF-1.7\n%":                                                       "import.pdf",
		"\xff\xd8\xff\xe0\x00\x10JFIF":                                      "import.picture",
		"\x89PNG\r\n\x1a\n":                                                 "import.picture",
		"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00":                          "import.picture",
		"Rar!\x1a\x07\x01":                                                  "import.archive",
		"<html><body><table><tr><td>Tên đơn vị</td></tr>":                   "import.html",
		"MIME-Version: 1.0\nContent-Type: multipart/related":                "import.html",
		"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>": "import.xml",
		"  \r\n \n": "import.empty",
		"\x01\x02\x90\x91\x03\x9a\x07\xff\x10\x11\x12": "import.not_table",
		"T\xean \xf0\xf2n v\xde":                       "import.encoding",
		list + "Mầm non B\xe1":                         "import.cut_row",
		"M· sè thuÕ,Tªn ®¬n vÞ,§Þa bµn\n0299900124,MN Hoa Sen,Dương Kinh\n":      "import.letters_tcvn3",
		"Maõ soá thueá,Teân ñôn vò,Ñòa baøn\n0299900124,MN Hoa Sen,Dương Kinh\n": "import.letters_vni",
		"\xff\xfe" + inUTF16(list, false) + "\x41":                               "import.cut",
	} {
		_, err := roster.Read(strings.NewReader(data), int64(len(data)))
		requireRefusal(t, err, bot.Invalid, key)
	}
	whole := string(workbook(t, []any{"Tên đơn vị", "Địa bàn"}, []any{"Mầm non Hoa Sen", "Đồ Sơn"}))
	_, err := roster.Read(strings.NewReader(whole[:len(whole)/2]), int64(len(whole)/2))
	requireRefusal(t, err, bot.Invalid, "import.cut")
	for _, text := range []string{list, "\xef\xbb\xbf" + list, "\xff\xfe" + inUTF16(list, false), "\xfe\xff" + inUTF16(list, true), inUTF16(list, false), inUTF16(list, true),
		strings.ReplaceAll(list, ",", "\t"), strings.ReplaceAll(list, ",", "|"), strings.ReplaceAll(list, "\n", "\r\n")} {
		require.Equal(t, []string{"Mầm non Hoa Sen"}, names(readText(t, text).Rows))
	}
}
