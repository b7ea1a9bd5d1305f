package bot_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
)

// The round of 21/5/2025: what is reported from 15h31 on is late.
var (
	ends   = time.Date(2025, 5, 21, 8, 31, 0, 0, time.UTC)
	window = bot.Window{Since: ends.AddDate(0, 0, -2), Ends: ends}
)

// told is a report so many minutes after the end.
func told(status bot.Status, minutes int) bot.DatedReport {
	at := ends.Add(time.Duration(minutes) * time.Minute)
	return bot.DatedReport{ID: bot.ReportID(at.Format(time.RFC3339)), Status: status, At: at, Recorded: at, Channel: "telegram"}
}

const twoDays = 2 * 24 * 60

func TestHowAUnitStandsInARound(t *testing.T) {
	late := ends.Add(30 * time.Minute)
	returned := told(bot.Refused, -10)
	returned.Reviews = []bot.Reviewed{{Review: bot.Returned, At: ends.Add(5 * time.Minute)}}
	for name, c := range map[string]struct {
		reports []bot.DatedReport
		in      bot.InRound
		now     bot.Status
	}{
		"nothing":                          {nil, bot.NotYet, bot.NoStatus},
		"in time":                          {[]bot.DatedReport{told(bot.Refused, -1)}, bot.OnTime, bot.Refused},
		"in the last second":               {[]bot.DatedReport{{ID: "r", Status: bot.Refused, At: ends.Add(-time.Millisecond)}}, bot.OnTime, bot.Refused},
		"in the first one after":           {[]bot.DatedReport{{ID: "r", Status: bot.Refused, At: ends}}, bot.Late, bot.Refused},
		"just after the round before":      {[]bot.DatedReport{told(bot.Refused, -twoDays)}, bot.OnTime, bot.Refused},
		"in the round before, refused":     {[]bot.DatedReport{told(bot.Refused, -twoDays-1)}, bot.NotYet, bot.Refused},
		"in the round before, other words": {[]bot.DatedReport{told(bot.OtherStatus, -twoDays-1)}, bot.NotYet, bot.OtherStatus},
		"in the round before, waiting":     {[]bot.DatedReport{told(bot.Accepted, -twoDays-1)}, bot.Unmoved, bot.Accepted},
		"in the round before, done":        {[]bot.DatedReport{told(bot.Succeeded, -twoDays-1)}, bot.Unmoved, bot.Succeeded},
		"late":                             {[]bot.DatedReport{told(bot.Accepted, 5), told(bot.Refused, -twoDays-1)}, bot.Late, bot.Accepted},
		"in time, and again later":         {[]bot.DatedReport{told(bot.Accepted, 5), told(bot.Refused, -1)}, bot.OnTime, bot.Accepted},
		"waiting, and again later":         {[]bot.DatedReport{told(bot.Refused, 5), told(bot.Accepted, -twoDays-1)}, bot.Unmoved, bot.Refused},
		"returned and sent again":          {[]bot.DatedReport{told(bot.Refused, 9), returned}, bot.Late, bot.Refused},
		"returned and not sent again":      {[]bot.DatedReport{returned}, bot.NotYet, bot.NoStatus},
	} {
		t.Run(name, func(t *testing.T) {
			now, in := window.State(c.reports, bot.AsOfMoment(late))
			require.Equal(t, c.in, in)
			require.Equal(t, c.now, now.Status)
		})
	}
}

func TestWhosePlatformWasDownIsInTimeForLonger(t *testing.T) {
	w := window
	w.Grace = map[string]time.Time{"telegram": ends.Add(10 * time.Minute)}
	r := told(bot.Refused, 9)
	require.True(t, w.InTime(r))
	require.False(t, w.InTime(told(bot.Refused, 10)))
	r.Channel = "zalo"
	require.False(t, w.InTime(r))
	require.True(t, bot.Window{}.InTime(r), "without a round nobody is late")
}

// NotYet is who is to be chased: never reported, or Behind.
func TestWhoHasNotReportedYetIsWhoIsChased(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		minutes := rapid.SliceOfNDistinct(rapid.IntRange(-2*twoDays, 60), 0, 5, rapid.ID[int]).Draw(rt, "minutes")
		slices.Sort(minutes)
		var reports []bot.DatedReport
		for _, m := range slices.Backward(minutes) {
			r := told(rapid.SampledFrom(append(bot.Statuses(), bot.OtherStatus)).Draw(rt, "status"), m)
			r.Vouched = rapid.Bool().Draw(rt, "vouched")
			if rapid.Bool().Draw(rt, "reviewed") {
				r.Reviews = []bot.Reviewed{{Review: rapid.SampledFrom([]bot.Review{bot.Confirmed, bot.Returned}).Draw(rt, "review"), At: r.At}}
			}
			reports = append(reports, r)
		}
		now, in := window.State(reports, bot.AsOf{})
		missing := now.ID == "" || bot.Behind(now.Status, now.At, window.Since)
		require.Equal(rt, missing, in == bot.NotYet, "%+v", now)
	})
}

func TestWhatHasChangedSinceAForm(t *testing.T) {
	unit := func(id bot.UnitID, s bot.Status, r bot.Review) bot.FormUnit {
		return bot.FormUnit{Unit: id, Name: "A", Status: s, Review: r}
	}
	row := func(id bot.UnitID, s bot.Status, r bot.Review) bot.UnitRow {
		return bot.UnitRow{ID: id, Name: "A", Status: s, Review: r}
	}
	closed := unit(9, bot.Accepted, "")
	closed.Standing = bot.Closed
	got := bot.FormChanges([]bot.FormUnit{
		unit(1, bot.Refused, bot.Unreviewed), unit(2, bot.NoStatus, ""), unit(3, bot.Accepted, bot.Unreviewed), unit(4, bot.Accepted, bot.Confirmed),
		unit(5, bot.Accepted, bot.Confirmed), unit(6, bot.Refused, bot.Unreviewed), unit(7, bot.Accepted, bot.Confirmed), closed,
	}, []bot.UnitRow{
		row(8, bot.Succeeded, ""), row(1, bot.Accepted, bot.Unreviewed), row(2, bot.Accepted, bot.Unreviewed), row(3, bot.Accepted, bot.Confirmed),
		row(4, bot.Accepted, bot.Confirmed), row(6, bot.NoStatus, ""), row(7, bot.Accepted, bot.Unreviewed),
	})
	require.Equal(t, []bot.FormChange{
		{Unit: 1, Name: "A", Was: bot.Refused, Now: bot.Accepted, Kind: bot.ToldAnew},
		{Unit: 2, Name: "A", Now: bot.Accepted, Kind: bot.ToldFirst},
		{Unit: 3, Name: "A", Was: bot.Accepted, Now: bot.Accepted, Kind: bot.ConfirmedIt},
		{Unit: 5, Name: "A", Was: bot.Accepted, Kind: bot.WentOut},
		{Unit: 6, Name: "A", Was: bot.Refused, Kind: bot.TakenBack},
		{Unit: 8, Name: "A", Now: bot.Succeeded, Kind: bot.CameIn},
	}, got)
}

// What came by itself says its hour, however late the program froze it.
func TestTheMomentThatAFormSays(t *testing.T) {
	units, areas, made := time.Unix(100, 0), time.Unix(200, 0), time.Unix(260, 0)
	for kind, want := range map[bot.FormKind]time.Time{bot.CutOff: units, bot.Automatic: areas, bot.ByOfficer: made} {
		require.Equal(t, want, bot.Form{Kind: kind, Units: units, Areas: areas, At: made}.Frozen(), kind)
	}
	require.Equal(t, made, bot.Form{Kind: bot.Automatic, At: made}.Frozen(), "without a round")
}
