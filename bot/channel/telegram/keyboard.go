package telegram

import (
	"net/url"
	"slices"
	"strings"

	"github.com/go-telegram/bot/models"

	"vneidbot/bot"
	"vneidbot/bot/channel"
)

// Telegram's limits of buttons.
const (
	maxData    = 64  // bytes
	maxCopy    = 256 // UTF-16 units
	maxRow     = 8
	maxButtons = 100
	maxLabel   = 128 // runes; clients show fewer, and nobody reads more
)

// keyboard makes the buttons, nil for none. What Telegram would refuse is
// refused here.
func (c *Channel) keyboard(rows [][]bot.Button) (*models.InlineKeyboardMarkup, *channel.SendError) {
	var made [][]models.InlineKeyboardButton
	total := 0
	for _, row := range rows {
		if len(row) == 0 {
			continue
		}
		if total += len(row); len(row) > maxRow || total > maxButtons {
			return nil, c.Rejected("too many buttons")
		}
		buttons := make([]models.InlineKeyboardButton, len(row))
		for i, b := range row {
			if why := wrong(b); why != "" {
				return nil, c.Rejected(why)
			}
			buttons[i] = models.InlineKeyboardButton{Text: label(b.Label), CallbackData: b.Data, URL: b.URL}
			if b.Copy != "" {
				buttons[i].CopyText = &models.CopyTextButton{Text: b.Copy}
			}
		}
		made = append(made, buttons)
	}
	if len(made) == 0 {
		return nil, nil
	}
	return &models.InlineKeyboardMarkup{InlineKeyboard: made}, nil
}

// wrong says why Telegram would not take the button, "" if it would.
func wrong(b bot.Button) string {
	acts := 0
	for _, act := range []string{b.Data, b.URL, b.Copy} {
		if act != "" {
			acts++
		}
	}
	switch {
	case label(b.Label) == "":
		return "a button without a label"
	case acts != 1:
		return "a button has to do exactly one thing"
	case len(b.Data) > maxData:
		return "a button's data is over 64 bytes"
	case channel.Units(b.Copy) > maxCopy:
		return "a button copies over 256 characters"
	case b.URL != "" && !isLink(b.URL):
		return "a button's address is not http, https or tg"
	}
	return ""
}

func isLink(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "tg" || u.Host != "" && (u.Scheme == "http" || u.Scheme == "https"))
}

func label(text string) string {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " ")
	if runes := []rune(text); len(runes) > maxLabel {
		return string(runes[:maxLabel-1]) + "…"
	}
	return text
}

func hasLinks(k *models.InlineKeyboardMarkup) bool {
	return slices.ContainsFunc(k.InlineKeyboard, func(row []models.InlineKeyboardButton) bool {
		return slices.ContainsFunc(row, func(b models.InlineKeyboardButton) bool { return b.URL != "" })
	})
}

// withoutLinks leaves the addresses away that Telegram did not take.
func withoutLinks(k *models.InlineKeyboardMarkup) *models.InlineKeyboardMarkup {
	var rows [][]models.InlineKeyboardButton
	for _, row := range k.InlineKeyboard {
		var kept []models.InlineKeyboardButton
		for _, b := range row {
			if b.URL == "" {
				kept = append(kept, b)
			}
		}
		if len(kept) > 0 {
			rows = append(rows, kept)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return &models.InlineKeyboardMarkup{InlineKeyboard: rows}
}
