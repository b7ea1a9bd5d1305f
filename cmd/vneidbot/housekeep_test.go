package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestWhatWasSaidOnThePageStaysForNinetyDays(t *testing.T) {
	t.Parallel()
	_, app := boot(t)
	page, now := app.store.Web(), time.Now()
	said, _, err := page.Append(t.Context(), bot.Entry{Chat: "s", At: now, Kind: bot.EntrySaid, Text: "x"})
	require.NoError(t, err)
	const day = 24 * time.Hour
	require.NoError(t, app.clean(t.Context(), now.Add(89*day)))
	_, err = page.Entry(t.Context(), said.Seq)
	require.NoError(t, err)
	require.NoError(t, app.clean(t.Context(), now.Add(91*day)))
	_, err = page.Entry(t.Context(), said.Seq)
	require.Equal(t, bot.NotFound, bot.KindOf(err))
}

// Jobs that no kind of this program does wait a day for a newer one, and no longer; also
// where the program backs itself up.
func TestAJobThatNobodyKnowsEnds(t *testing.T) {
	t.Parallel()
	_, app := boot(t, func(c *Config) { c.BackupDir = t.TempDir() })
	now := time.Now()
	_, err := app.store.Commit(t.Context(), []bot.Write{bot.Do{Key: "of the past", Kind: "faxing", NotBefore: now},
		bot.Do{Key: "of tomorrow", Kind: "faxing", NotBefore: now.Add(2 * 24 * time.Hour)}, bot.Do{Key: "every:faxing", Kind: "faxing", NotBefore: now}})
	require.NoError(t, err)
	require.NoError(t, app.clean(t.Context(), now.Add(23*time.Hour)))
	n, err := app.store.Counts(t.Context())
	require.NoError(t, err)
	require.Zero(t, n.JobsFailed)
	require.NoError(t, app.clean(t.Context(), now.Add(25*time.Hour)))
	n, err = app.store.Counts(t.Context())
	require.NoError(t, err)
	require.Equal(t, 1, n.JobsFailed, "the one that is due and does not recur")
}

var (
	kindMade  = regexp.MustCompile(`(?m)^func \(a \*App\) (\w+)\(\) jobs\.Kind \{`)
	kindNamed = regexp.MustCompile(`jobs\.Kind\{\s*Name: (?:\w+\.)?(\w+|"[^"]+"),`)
	kindAsked = regexp.MustCompile(`\bDo\{Key: [^\n]*?\bKind: (?:\w+\.)?(\w+|"[^"]+"),`)
)

// A kind of work that nobody looks for is never done, and neither is what is asked of a
// kind that there is not: nothing else would say so before it is missed.
func TestEveryKindOfJobIsDone(t *testing.T) {
	sources := sourcesOf(t, ".")
	for _, made := range kindMade.FindAllStringSubmatch(sources, -1) {
		require.Regexp(t, `(?m)^\t.*\ba\.`+made[1]+`\(\)`, sources, "not in kinds(), housekeep.go")
	}
	done := []string{"Kind"} // of a job that asks for its own next time
	for _, named := range kindNamed.FindAllStringSubmatch(sources, -1) {
		done = append(done, named[1])
	}
	require.Greater(t, len(done), 20)
	asked := 0
	for _, room := range []string{".", "../../bot/desk", "../../bot/dialog", "../../bot/evidence", "../../bot/engine", "../../bot/round", "../../store"} {
		for _, kind := range kindAsked.FindAllStringSubmatch(sourcesOf(t, room), -1) {
			require.Contains(t, done, kind[1], "%s asks for it", room)
			asked++
		}
	}
	require.Greater(t, asked, 15)
}

// sourcesOf is what the files of a room hold, without its tests.
func sourcesOf(t *testing.T, room string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(room, "*.go"))
	require.NoError(t, err)
	var all strings.Builder
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		text, err := os.ReadFile(f)
		require.NoError(t, err)
		all.Write(text)
	}
	return all.String()
}
