package telegram

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// contact is a card from somebody's address book.
type contact struct {
	Phone string `json:"phone_number"`
	First string `json:"first_name"`
	Last  string `json:"last_name"`
}

// card reads it; nil where it holds nothing that could be kept. masked tells that a
// citizen number stood in it.
func (c *contact) card() (card *bot.Card, masked bool) {
	name, inName := mask(strings.TrimSpace(c.First + " " + c.Last))
	phone, inPhone := dialled(c.Phone)
	if name == "" && phone == "" {
		return nil, inPhone
	}
	return &bot.Card{Name: name, Phone: phone}, inName || inPhone
}

// dialled is a number as it is dialled in Việt Nam. Address books hold it with the
// country's code, with a plus or without, or as it is dialled already; what has
// twelve digits then is a citizen number.
func dialled(number string) (phone string, citizen bool) {
	var digits strings.Builder
	for _, r := range vn.NFC(number) {
		if d := vn.AsDigit(r); d != 0 {
			digits.WriteByte(d)
		}
	}
	phone = digits.String()
	if rest, home := strings.CutPrefix(phone, "84"); home {
		if rest = strings.TrimPrefix(rest, "0"); len(rest) == 9 || len(rest) == 10 { // "+84 (0)…"
			phone = "0" + rest
		}
	}
	if len(phone) == 12 {
		return "", true
	}
	return phone, false
}
