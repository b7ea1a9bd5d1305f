package locales

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// An officer is đồng chí in every sentence of the conversation, whatever the arguments
// say; English and the languages that there are not have their forms as well.
func TestAnOfficerIsAddressedAsOne(t *testing.T) {
	c := catalog(t)
	say := func(lang string, to bot.Role, text bot.Text) string { return c.Words(bot.Addressing(lang, to), text) }
	confirm := bot.T("unit.confirm_no_code", "unit", bot.Raw("Mầm non Hoa Sen"))
	for lang, want := range map[string]string{
		"": "Có đúng đơn vị này không?", "vi": "Có đúng đơn vị này không?", "vi-VN": "Có đúng đơn vị này không?",
		"fr": "Có đúng đơn vị này không?", "en": "Is this the unit?", "en-GB": "Is this the unit?",
	} {
		require.Contains(t, say(lang, bot.Officer, confirm), want, lang)
		require.NotContains(t, say(lang, bot.Principal, confirm), want, lang)
	}
	require.Equal(t, "Đồng chí gõ lý do mà VNeID ghi.", say("vi", bot.Admin, bot.T("reason.ask_text")))
	require.Equal(t, "Cần gấp, liên hệ thầy/cô Hà.", small(t, `a = "{{.x}}"`, "").Words("vi-officer", bot.T("a", "x", "Cần gấp, liên hệ thầy/cô Hà.")), "a name stays")
	require.Contains(t, say("vi", bot.Officer, bot.T("data.wished")), "Cơ quan trả lời", "a sentence of an officer's own")
	for key, s := range c.tongues["vi-officer"].sentences {
		if section, _, _ := strings.Cut(key, "."); section == "address" {
			continue
		}
		for _, p := range append(s.other, s.one...) {
			require.NotContains(t, strings.ToLower(p.text), "thầy/cô", key)
		}
	}
}
