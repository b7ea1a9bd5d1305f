package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/locales"
)

// calling is a terminal whose words are read.
func calling(t *testing.T, lang string) (*terminal, *bytes.Buffer) {
	t.Helper()
	words, err := locales.New()
	require.NoError(t, err)
	var said bytes.Buffer
	return &terminal{ctx: t.Context(), out: &said, err: &said, words: words, lang: lang}, &said
}

func TestExitCodes(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("DATA_DIR", "none")
	for call, want := range map[string]int{
		"help": 0, "--help": 0, "help units": 0, "--version": 0, "version": 0,
		"dance": 2, "units": 2, "units import": 2, "units find": 2, "demo --addr": 2, "--lang fr version": 2,
		"units import missing.csv": 2, "units export out.csv": 2, "serve": 2, "purge --at 31/2/2027": 2,
	} {
		var out, errOut bytes.Buffer
		require.Equal(t, want, run(strings.Fields(call), nil, &out, &errOut), "%s\n%s%s", call, &out, &errOut)
		require.Equal(t, want != 0, errOut.Len() > 0, "what went wrong goes to stderr: %s", call)
	}
	t.Setenv("HTTP_ADDR", "8080")
	require.Equal(t, 2, run([]string{"units", "export", "out.csv"}, nil, &bytes.Buffer{}, &bytes.Buffer{}), "a wrong configuration")
	left, err := os.ReadDir(".")
	require.NoError(t, err)
	require.Empty(t, left)
}

// TestEveryCommandIsWorded: a command, argument or flag without its sentence
// would be shown in the parser's English or not at all.
func TestEveryCommandIsWorded(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		term, _ := calling(t, lang)
		var set settings
		parser, err := kong.New(&cli{}, append(set.options(), kong.Vars{"version": ""}, kong.Exit(func(int) {}))...)
		require.NoError(t, err)
		term.wordModel(parser.Model.Node)
		allWorded(t, parser.Model.Node)
	}
}

func wordedAs(t *testing.T, what, help string) {
	t.Helper()
	require.NotEmpty(t, help, what)
	require.NotContains(t, help, "cli.", "%s has no sentence in locales/cli.*.toml", what)
}

func allWorded(t *testing.T, node *kong.Node) {
	t.Helper()
	for _, f := range node.Flags {
		if !f.Hidden {
			wordedAs(t, "--"+f.Name, f.Help)
		}
	}
	for _, arg := range node.Positional {
		wordedAs(t, node.Name+" "+arg.Name, arg.Help)
	}
	for _, child := range node.Children {
		wordedAs(t, child.Name, child.Help)
		allWorded(t, child)
	}
}

func TestDotenvNeverTellsWhatIsInIt(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct{ text, line string }{
		"no name":       {"A=1\n\n# note\nhush hush\n", "4"},
		"a colon":       {"my secret: hush\n", "1"},
		"half a quote":  {"B=1\nA=\"hush\n", "2"},
		"windows":       {"A=1\r\nhush\r\n", "2"},
		"not a text":    {"\x00hush\xff", "1"},
		"a name's form": {"TELEGRAM-TOKEN=hush", "1"},
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, ".env"), []byte(c.text), 0o600))
		d := readDotenv(dir)
		require.Error(t, d.wrong, name)
		require.Empty(t, d.values, name)
		term, _ := calling(t, "vi")
		said := term.explain(d.wrong)
		require.Contains(t, said, "dòng "+c.line+":", name)
		require.NotContains(t, said, "hush", name)
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, ".env"), []byte("\xef\xbb\xbfA=1\r\nexport B='x y'\r\nC=\r\n# D=2\r\n"), 0o600))
	d := readDotenv(dir)
	require.NoError(t, d.wrong)
	require.Equal(t, map[string]string{"A": "1", "B": "x y", "C": ""}, d.values)
	require.True(t, d.carriage)
	require.Empty(t, readDotenv(t.TempDir()).path)
}

func TestTheEnvironmentComesBeforeDotenv(t *testing.T) {
	t.Setenv("DOTENV_TEST_A", "environment")
	t.Setenv("DOTENV_TEST_B", "")
	d := dotenv{values: map[string]string{"DOTENV_TEST_A": "file", "DOTENV_TEST_B": "file"}}
	d.apply()
	require.Equal(t, "environment", os.Getenv("DOTENV_TEST_A"))
	require.Equal(t, "file", os.Getenv("DOTENV_TEST_B"), "an empty variable says nothing")
	require.Equal(t, []string{"DOTENV_TEST_A"}, d.overruled)
}

// TestTheExampleIsReadAsItLooks: the library has rules of its own for quotes,
// comments and dollar signs.
func TestTheExampleIsReadAsItLooks(t *testing.T) {
	text, err := os.ReadFile("../../.env.example")
	require.NoError(t, err)
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, ".env"), text, 0o600))
	d := readDotenv(dir)
	require.NoError(t, d.wrong)
	require.Equal(t, listed(t), d.values)
}

func TestCausesAreSaidInTheLanguage(t *testing.T) {
	term, _ := calling(t, "vi")
	for n, key := range causes {
		require.Equal(t, term.say(bot.T("cause."+key)), term.say(causeOf(n)))
	}
	require.Equal(t, "hệ điều hành báo lỗi số 1234", term.say(causeOf(1234)))
}

// A disk without room for the records is told by the folder's variable.
func TestAFullDiskIsToldAsSuch(t *testing.T) {
	term, _ := calling(t, "vi")
	said := term.explain((&Config{DataDir: "d"}).dataError(bot.Fail(bot.Exhausted, "store: migrate", errSaid)))
	require.Contains(t, said, "DATA_DIR=d")
	require.Contains(t, said, term.say(bot.T("cause.full")))
}
