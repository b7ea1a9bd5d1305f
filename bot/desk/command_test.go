package desk

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// A command that is declared can be found, explained and offered; the matrix
// holds who may give it (TestWhoMayDoWhat).
func TestEveryCommandHasItsWords(t *testing.T) {
	words, err := catalog()
	require.NoError(t, err)
	for _, c := range commands() {
		keys := []string{"menu." + c.name}
		if !c.shared { // what principals have too is explained to them
			keys = append(keys, "officer_help."+c.name)
		}
		for _, key := range keys {
			for _, lang := range []string{"vi", "en"} {
				require.NotEqual(t, words.Words(lang, bot.T("other.failed")), words.Words(lang, bot.T(key)), "no sentence %s in %s", key, lang)
			}
		}
		explained := 0
		for _, such := range []func(rule) bool{inGroupForAll, inPrivateForOfficers, inGroupAlone, forAdmins} {
			if such(c.rule) {
				explained++
			}
		}
		require.True(t, c.shared || explained > 0, "no help lists /%s", c.name)
	}
}

// Two commands of one name or verb would hide each other.
func TestNamesAndVerbsAreUnique(t *testing.T) {
	seen := slices.Clone(conversation)
	var verbs []string
	for _, c := range commands() {
		for _, name := range append(slices.Clone(c.aliases), c.name) {
			require.NotContains(t, seen, name)
			seen = append(seen, name)
			require.Equal(t, c.name, find(name).name)
		}
		for _, tap := range c.taps {
			require.NotContains(t, verbs, tap.verb)
			verbs = append(verbs, tap.verb)
			require.NotNil(t, tapOf(tap.verb))
		}
	}
	require.Subset(t, Names(), seen)
}
