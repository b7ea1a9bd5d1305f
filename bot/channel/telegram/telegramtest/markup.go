package telegramtest

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
)

// readMarkup reads the buttons under a message. A button says one thing, and
// its data has 1 to 64 bytes.
func readMarkup(c *call) ([][]Button, *failure) {
	if c.text("reply_markup") == "" {
		return nil, nil
	}
	decoder := json.NewDecoder(bytes.NewReader([]byte(c.text("reply_markup"))))
	decoder.DisallowUnknownFields()
	var m markup
	if err := decoder.Decode(&m); err != nil {
		return nil, bad("can't parse reply keyboard markup JSON object")
	}
	total := 0
	for _, row := range m.Keyboard {
		if total += len(row); len(row) > 8 || total > 100 {
			return nil, bad("reply markup is too long")
		}
		for _, b := range row {
			if fail := b.check(); fail != nil {
				return nil, fail
			}
		}
	}
	return slices.DeleteFunc(m.Keyboard, func(row []Button) bool { return len(row) == 0 }), nil
}

func (b Button) check() *failure {
	acts := 0
	for _, set := range []bool{b.Data != "", b.URL != "", b.Copy != nil} {
		if set {
			acts++
		}
	}
	switch {
	case strings.TrimSpace(b.Text) == "":
		return bad("text of a button must be non-empty")
	case acts != 1:
		return bad("text buttons are unallowed in the inline keyboard")
	case len(b.Data) > 64:
		return bad("BUTTON_DATA_INVALID")
	case b.Copy != nil && (b.Copy.Text == "" || units(b.Copy.Text) > 256):
		return bad("BUTTON_COPY_TEXT_INVALID")
	case b.URL != "" && !goodURL(b.URL):
		return unlucky("inline keyboard button URL '" + b.URL + "' is invalid: Wrong HTTP URL")
	}
	return nil
}

// goodURL is Telegram's idea of an address that people can open: localhost is none.
func goodURL(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	if u.Scheme == "tg" {
		return true
	}
	return (u.Scheme == "http" || u.Scheme == "https") && strings.Contains(u.Hostname(), ".")
}

func sameButtons(a, b [][]Button) bool {
	return slices.EqualFunc(a, b, func(x, y []Button) bool {
		return slices.EqualFunc(x, y, func(p, q Button) bool {
			return p.Text == q.Text && p.Data == q.Data && p.URL == q.URL && (p.Copy == nil) == (q.Copy == nil) && (p.Copy == nil || *p.Copy == *q.Copy)
		})
	})
}
