package page

import (
	"testing"

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
				require.NotNil(t, p.drawn[lang+" "+v.name].Lookup(v.name), v.name)
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
