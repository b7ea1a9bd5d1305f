package bot_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

func TestOutagesBeforeTheHour(t *testing.T) {
	at := func(clock string) time.Time {
		if clock == "" {
			return time.Time{}
		}
		when, err := time.Parse(time.DateTime, "2025-05-21 "+clock)
		require.NoError(t, err)
		return when
	}
	city := bot.Round{Units: at("15:30:00"), Areas: at("16:00:00")}
	office := bot.Round{Units: at("16:00:00"), Areas: at("16:00:00")}
	for name, c := range map[string]struct {
		round                   bot.Round
		since, until            string
		now, wantWait, wantTill string
	}{
		"all is well":                           {city, "15:31:00", "", "15:31:00", "", ""},
		"a question is open over the hour":      {city, "15:30:20", "", "15:31:00", "15:31:21", ""},
		"it was answered within the minute":     {city, "15:31:10", "", "15:31:21", "", ""},
		"a minute is none":                      {city, "15:20:00", "15:21:00", "15:31:00", "", ""},
		"over before the hour, grace too":       {city, "15:16:00", "15:18:00", "15:31:00", "", ""},
		"over before the hour, grace is not":    {city, "15:20:00", "15:25:00", "15:31:00", "15:35:00", "15:35:00"},
		"half a minute of it counts":            {city, "15:00:00", "15:15:30", "15:31:00", "", ""},
		"more than a minute of it counts":       {city, "15:00:00", "15:29:00", "15:31:00", "15:39:00", "15:39:00"},
		"at the hour":                           {city, "15:30:30", "15:31:40", "15:31:50", "15:41:40", "15:41:40"},
		"after the hour":                        {city, "15:31:00", "15:45:00", "15:46:00", "", ""},
		"it lasts":                              {city, "15:25:00", "", "15:31:00", "15:31:20", "15:50:00"},
		"it lasts to the last moment":           {city, "15:25:00", "", "15:49:55", "15:50:00", "15:50:00"},
		"read again shortly before":             {city, "15:25:00", "15:45:00", "15:46:00", "15:50:00", "15:50:00"},
		"the two hours are one":                 {office, "15:50:00", "", "16:01:00", "16:01:20", "16:10:00"},
		"the two hours are one, again at 15h55": {office, "15:50:00", "15:55:00", "16:01:00", "16:05:00", "16:05:00"},
	} {
		wait, grace := c.round.Held([]bot.Outage{{Channel: "telegram", Since: at(c.since), Until: at(c.until)}}, at(c.now))
		require.Equal(t, at(c.wantWait), wait, name)
		require.Equal(t, at(c.wantTill), grace["telegram"], name)
	}
	_, grace := city.Held([]bot.Outage{{Channel: "telegram", Since: at("15:20:00"), Until: at("15:25:00")}, {Channel: "telegram", Since: at("15:27:00"), Until: at("15:29:00")},
		{Channel: "zalo", Since: at("15:31:00")}}, at("15:31:00"))
	require.Equal(t, bot.Grace{"telegram": at("15:39:00")}, grace, "the last one counts, and nobody of another platform")
}
