package page

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/locales"
)

// Every view has a template that can be read, in each language, below an address with
// or without a folder.
func TestEveryViewHasItsTemplate(t *testing.T) {
	words, err := locales.New()
	require.NoError(t, err)
	for _, address := range []string{"https://vneid.example", "http://127.0.0.1:8080", "https://so.example/vneid"} {
		p, err := New(Options{PublicURL: address, Words: words, Tokens: bot.NewTokens([]byte("key"))})
		require.NoError(t, err)
		for _, v := range views {
			for _, lang := range languages {
				require.NotNil(t, p.drawn[lang].Lookup(v.name), v.name)
			}
		}
	}
}

func TestTokensOfForms(t *testing.T) {
	one, other := newSecret(), newSecret()
	token := newToken(one)
	require.True(t, isToken(one, token))
	require.NotEqual(t, token, newToken(one), "it looks different each time")
	for _, bad := range []string{"", "x", token[1:], newToken(other), newToken("")} {
		require.False(t, isToken(one, bad), bad)
	}
	require.False(t, isToken("", newToken("")), "who has no session has no token")
}

func TestAFormLeadsToThePageAlone(t *testing.T) {
	for back, want := range map[string]string{
		"": "", "/donvi?q=a": "/donvi?q=a", "/donvi#x": "/donvi", "?s=cbc": "?s=cbc",
		"https://evil.example": "", ".evil.example": "", "@evil.example": "", "evil": "",
	} {
		require.Equal(t, want, local(back), back)
	}
}

// TestHowLongIsLeft to the minute while it is a matter of hours, and of one afternoon.
func TestHowLongIsLeft(t *testing.T) {
	v := visitIn(t, "vi")
	for left, want := range map[time.Duration]string{
		-time.Second: "Đã qua", 18 * time.Minute: "Còn 18 phút", 2*time.Hour + 31*time.Minute: "Còn 2 giờ 31 phút", 3 * time.Hour: "Còn 3 giờ",
		26*time.Hour + 10*time.Minute: "Còn 26 giờ", 73 * time.Hour: "Còn 3 ngày",
	} {
		require.Equal(t, want, v.left(left), left)
	}
}

// TestWhatIsNotThereIsNotSaid of those who miss.
func TestWhatIsNotThereIsNotSaid(t *testing.T) {
	v := visitIn(t, "vi")
	require.Equal(t, "11 cần gọi điện.", v.missingWhy(bot.Piles{bot.ToPhone: 11}))
	require.Equal(t, "1 nhắn được, 3 đang làm dở, 11 cần gọi điện.", v.missingWhy(bot.Piles{bot.Reachable: 1, bot.HalfDone: 3, bot.ToPhone: 11}))
}

// TestAReportWithoutItsPictureIsFound in the table, and said to be one.
func TestAReportWithoutItsPictureIsFound(t *testing.T) {
	v := visitIn(t, "vi")
	u := bot.UnitRow{Status: bot.Accepted, Review: bot.Unreviewed, Bare: true, Waits: true}
	require.Equal(t, "anh cho", pilesOf(&u))
	_, review := v.told(&u)
	require.Equal(t, "chờ xác nhận, thiếu ảnh", review)
}

// TestAreasThatMissMostComeFirst, in the official order among equals.
func TestAreasThatMissMostComeFirst(t *testing.T) {
	var rows []bot.Row
	for i, missing := range []int{3, 9, 0, 9} {
		rows = append(rows, bot.Row{Area: bot.Area{ID: bot.AreaID(i + 1)}, Tally: bot.Tally{NotReported: missing}})
	}
	worstFirst(rows)
	var order []bot.AreaID
	for _, r := range rows {
		order = append(order, r.Area.ID)
	}
	require.Equal(t, []bot.AreaID{2, 4, 1, 3}, order)
}

func visitIn(t *testing.T, lang string) *visit {
	words, err := locales.New()
	require.NoError(t, err)
	p, err := New(Options{PublicURL: "https://vneid.example", Words: words, Tokens: bot.NewTokens([]byte("key"))})
	require.NoError(t, err)
	return &visit{Page: p, lang: lang}
}
