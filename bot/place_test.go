package bot_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestADayBeginsAtMidnightOfThePlace(t *testing.T) {
	p := bot.NewPlace(nil)
	midnight := time.Date(2025, 6, 30, 17, 0, 0, 0, time.UTC)
	p.Now = func() time.Time { return midnight }
	require.Equal(t, time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC), p.Today())
	require.Equal(t, time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC), p.Day(midnight.Add(-time.Millisecond)))
	require.Equal(t, 0, p.Hour(midnight))
	require.True(t, midnight.Equal(p.At(p.Today(), 0, 0)))
	require.Equal(t, 23, p.Hour(midnight.Add(-time.Millisecond)))
	require.True(t, midnight.Equal(p.Began(midnight)))
	require.True(t, midnight.AddDate(0, 0, -1).Equal(p.Began(midnight.Add(-time.Millisecond))))
}

func TestDaysOff(t *testing.T) {
	p := bot.NewPlace(nil)
	day := func(m time.Month, d int) time.Time { return time.Date(2025, m, d, 0, 0, 0, 0, time.UTC) }
	require.True(t, p.Working(day(5, 21)))
	require.False(t, p.Working(day(5, 24)), "a Saturday")
	require.False(t, p.Working(day(5, 25)), "a Sunday")
	require.False(t, p.Working(day(5, 1)))
	require.Equal(t, bot.Holiday{Name: "Quốc tế Lao động", Sure: true}, p.Holidays[day(5, 1)])
	require.False(t, p.Holidays[time.Date(2026, 2, 20, 0, 0, 0, 0, time.UTC)].Sure, "not announced")
}

func TestHolidaysThatCannotBeRead(t *testing.T) {
	for _, text := range []string{"", "date,name,sure\n1/5/2025,x,yes\n", "date,name,sure\n2025-05-01,x\n",
		"date,name,sure\n2025-05-01,x,yes\n2025-05-01,y,yes\n", "date,name,sure\n2025-05-01,,yes\n"} {
		_, err := bot.ReadHolidays(strings.NewReader(text))
		require.Equal(t, bot.Invalid, bot.KindOf(err), text)
	}
}

// Only the place and the words know a zone; the command line sets that of the log's
// lines. Whoever else has to know the day asks the place.
func TestNobodyElseKnowsAZone(t *testing.T) {
	zone := regexp.MustCompile(`time\.(Local|LoadLocation|FixedZone)\b|\.Local\(\)`)
	may := map[string]bool{"bot/place.go": true, "locales/locales.go": true, "cmd/vneidbot/cli.go": true, "cmd/vneidbot/config.go": true}
	require.NoError(t, filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		name := strings.TrimPrefix(filepath.ToSlash(path), "../")
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || may[name] {
			return err
		}
		source, err := os.ReadFile(path)
		if zone.Match(source) {
			t.Errorf("%s knows a zone of its own", name)
		}
		return err
	}))
}
