package roster

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"vneidbot/bot"
)

// textOf gives a file of text as UTF-8: with or without a byte order mark, or in
// UTF-16, as Excel's "Unicode text" is. What is no text at all, and a text in the
// table of letters of one machine, which nothing in it names, are refused, each
// for what it is: guessing would ruin the names without a word.
func textOf(data []byte) ([]byte, error) {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return nil, refuse(bot.Invalid, "import.empty")
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return fromUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return fromUTF16(data[2:], binary.BigEndian)
	}
	if order := unmarkedUTF16(data); order != nil {
		return fromUTF16(data, order)
	}
	data = bytes.TrimPrefix(data, utf8BOM)
	if bytes.IndexByte(data, 0) >= 0 || !utf8.Valid(data) {
		return nil, notUnicode(data)
	}
	return newlines(data), markup(data)
}

// newlines are those of other machines where they end the lines with CR alone.
func newlines(text []byte) []byte {
	if bytes.IndexByte(text, '\n') < 0 {
		return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	}
	return text
}

// unmarkedUTF16 knows UTF-16 without its mark by its zero bytes: every separator
// and every digit has one, always on the same side.
func unmarkedUTF16(data []byte) binary.ByteOrder {
	head := data[:min(len(data), 4096)&^1]
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch few := len(head) / 8; {
	case len(head) < 8:
		return nil
	case zeros[1] > few && zeros[0] == 0:
		return binary.LittleEndian
	case zeros[0] > few && zeros[1] == 0:
		return binary.BigEndian
	}
	return nil
}

func fromUTF16(data []byte, order binary.ByteOrder) ([]byte, error) {
	if len(data)%2 != 0 {
		return nil, refuse(bot.Invalid, "import.cut")
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	text := []byte(string(utf16.Decode(units)))
	if bytes.Contains(text, []byte("\ufffd")) || bytes.IndexByte(text, 0) >= 0 {
		return nil, refuse(bot.Invalid, "import.not_table")
	}
	return newlines(text), markup(text)
}

// notUnicode tells a text in another table of letters from bytes that are no text.
func notUnicode(data []byte) error {
	head := data[:min(len(data), 64<<10)]
	odd := 0
	for _, b := range head {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' {
			odd++
		}
	}
	if odd*100 > len(head) {
		return refuse(bot.Invalid, "import.not_table")
	}
	if cut := len(data) - 1; cut > 3 && utf8.Valid(data[:lastRune(data)]) {
		return refuse(bot.Invalid, "import.cut_row", "row", bytes.Count(data, []byte("\n"))+1)
	}
	return refuse(bot.Invalid, "import.encoding")
}

// lastRune is where the last letter of the text begins.
func lastRune(data []byte) int {
	i := len(data) - 1
	for i > 0 && !utf8.RuneStart(data[i]) {
		i--
	}
	return i
}
