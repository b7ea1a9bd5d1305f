package locales

import (
	"io/fs"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"vneidbot/bot"
)

// roomNames lists the first parts of the files' names.
func roomNames(t *testing.T) (names []string) {
	t.Helper()
	found, err := fs.Glob(files, "*.toml")
	require.NoError(t, err)
	for _, name := range found {
		room, _, _ := strings.Cut(name, ".")
		names = append(names, room)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// argumentsOf reads a file: each key with the arguments it names.
func argumentsOf(t *testing.T, name string) map[string][]string {
	t.Helper()
	sentences, err := readFile(files, name)
	require.NoError(t, err, "every room has a file in each language")
	out := map[string][]string{}
	for key, s := range sentences {
		out[key] = s.names()
	}
	return out
}

func TestLanguagesHaveTheSameKeysAndArguments(t *testing.T) {
	for _, room := range roomNames(t) {
		t.Run(room, func(t *testing.T) {
			vi, en := argumentsOf(t, room+".vi.toml"), argumentsOf(t, room+".en.toml")
			require.NotEmpty(t, vi)
			for key, args := range vi {
				require.Contains(t, en, key)
				require.Equal(t, args, en[key], "arguments of %s", key)
			}
			for key := range en {
				require.Contains(t, vi, key)
			}
		})
	}
}

func TestEverySentenceIsSaid(t *testing.T) {
	log := catchLog(t)
	c := catalog(t)
	for _, lang := range c.Languages() {
		for key, s := range c.tongues[lang].sentences {
			said := c.Words(lang, bot.Text{Key: key, Args: anyArgs(s.names())})
			require.NotEmpty(t, said, "%s in %s", key, lang)
			require.NotContains(t, said, "{{", "%s in %s", key, lang)
			require.NotContains(t, said, "<no value>", "%s in %s", key, lang)
			require.True(t, norm.NFC.IsNormalString(said), "%s in %s is not NFC", key, lang)
		}
	}
	require.Empty(t, log.String())
}

func anyArgs(names []string) bot.Args {
	args := bot.Args{}
	for _, name := range names {
		args[name] = 3
	}
	return args
}

func TestEveryCodeHasItsLabels(t *testing.T) {
	log := catchLog(t)
	c := catalog(t)
	var codes []any
	for _, s := range append(bot.Statuses(), bot.NoStatus, bot.OtherStatus) {
		codes = append(codes, s)
	}
	for _, r := range append(bot.Reasons(), bot.NoReason, bot.ReasonSkipped) {
		codes = append(codes, r)
	}
	for _, l := range append(bot.Levels(), "") {
		codes = append(codes, l)
	}
	codes = append(codes, bot.UnknownOwner, bot.Public, bot.Private, bot.Unreviewed, bot.Confirmed, bot.Returned)
	for _, lang := range c.Languages() {
		for _, code := range codes {
			require.NotEmpty(t, c.Words(lang, bot.Text{Args: bot.Args{"": code}}), "%T %v", code, code)
		}
	}
	require.Empty(t, log.String())
}

func TestShortLevelsFitATable(t *testing.T) {
	c := catalog(t)
	for _, lang := range c.Languages() {
		for _, l := range bot.Levels() {
			short := c.Words(lang, bot.T("level_short."+string(l)))
			require.LessOrEqual(t, utf8.RuneCountInString(short), 10, short)
		}
	}
}

// catchLog makes the log of this test readable.
func catchLog(t *testing.T) *strings.Builder {
	t.Helper()
	var b strings.Builder
	was := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&b, nil)))
	t.Cleanup(func() { slog.SetDefault(was) })
	return &b
}

func catalog(t testing.TB) *Catalog {
	t.Helper()
	c, err := New()
	require.NoError(t, err)
	return c
}

// names lists all arguments, sorted.
func (s *sentence) names() []string {
	names := []string{}
	for _, p := range append(slices.Clone(s.other), s.one...) {
		if p.name != "" {
			names = append(names, p.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
