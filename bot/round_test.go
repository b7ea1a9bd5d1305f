package bot

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var office = NewPlace(nil)

// at is a moment of May 2025 at the office.
func may(day, hour, minute int) time.Time {
	return time.Date(2025, 5, day, hour, minute, 0, 0, office.Zone)
}

func round(id RoundID, area AreaID, day, hour, minute int) Round {
	return Round{ID: id, Area: area, Day: time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC), Units: may(day, hour, minute), Areas: may(day, 16, 0), Version: 1}
}

// letter are the rounds of the letters, and what area 9 and 7 have of their own.
func letter() Rounds {
	return Rounds{round(1, 0, 21, 15, 30), round(2, 0, 23, 15, 30), round(3, 0, 26, 15, 30),
		round(4, 9, 21, 16, 0), round(5, 9, 23, 16, 0), round(6, 9, 26, 16, 0), round(7, 7, 22, 10, 0)}.Sorted()
}

func ids(rounds Rounds) (ids []RoundID) {
	for _, r := range rounds {
		ids = append(ids, r.ID)
	}
	return ids
}

func TestAnAreaHasItsOwnHoursOrEverybodys(t *testing.T) {
	all := letter()
	require.Equal(t, []RoundID{1, 2, 3}, ids(all.Of(0)))
	require.Equal(t, []RoundID{1, 2, 3}, ids(all.Of(5)), "no own ones")
	require.Equal(t, []RoundID{4, 5, 6}, ids(all.Of(9)))
	require.Equal(t, []RoundID{1, 7, 2, 3}, ids(all.Of(7)), "a day more")
	require.Equal(t, []RoundID{7}, ids(all.Own(7)))
	require.Empty(t, Rounds(nil).Of(7))
}

func TestAReportIsMeasuredByARound(t *testing.T) {
	for _, c := range []struct {
		name string
		area AreaID
		at   time.Time
		want RoundID
		late time.Duration
	}{
		{"days before", 5, may(19, 9, 0), 1, 0},
		{"the whole minute counts", 5, may(21, 15, 30).Add(59 * time.Second), 1, 0},
		{"a minute late", 5, may(21, 15, 31), 1, time.Minute},
		{"late in the evening", 5, may(21, 20, 31).Add(40 * time.Second), 1, 5*time.Hour + time.Minute},
		{"the day after is for the next", 5, may(22, 0, 0), 2, 0},
		{"Khối Sở has half an hour more", 9, may(21, 15, 45), 4, 0},
		{"an own day", 7, may(22, 9, 0), 7, 0},
		{"after the last", 5, may(28, 9, 0), 3, 41*time.Hour + 30*time.Minute},
	} {
		due, ok := letter().Of(c.area).Due(c.at, office.Day(c.at))
		require.True(t, ok, c.name)
		require.Equal(t, c.want, due.ID, c.name)
		require.Equal(t, c.late, due.Late(c.at), c.name)
		require.Equal(t, c.late == 0, due.InTime(c.at), c.name)
	}
	_, ok := Rounds(nil).Due(may(21, 9, 0), office.Day(may(21, 9, 0)))
	require.False(t, ok)
}

func TestWhatIsGathered(t *testing.T) {
	of := letter().Of(5)
	for _, c := range []struct {
		name  string
		at    time.Time
		round RoundID
		since time.Time
	}{
		{"before the first", may(19, 9, 0), 1, time.Time{}},
		{"between its two hours", may(21, 15, 45), 1, time.Time{}},
		{"the whole minute of the second", may(21, 16, 0).Add(59 * time.Second), 1, time.Time{}},
		{"then the next", may(21, 16, 1), 2, may(21, 15, 31)},
		{"after the last still the last", may(28, 9, 0), 3, may(23, 15, 31)},
	} {
		p, ok := of.Period(c.at)
		require.True(t, ok, c.name)
		require.Equal(t, c.round, p.Round.ID, c.name)
		require.Equal(t, c.since, p.Since, c.name)
	}
	_, ok := Rounds(nil).Period(may(21, 9, 0))
	require.False(t, ok)

	since := letter().Since(may(22, 9, 0))
	require.Equal(t, Since{All: may(21, 15, 31), Own: map[AreaID]time.Time{9: may(21, 16, 1)}}, since)
	require.Equal(t, may(21, 16, 1), since.Of(9))
	require.Equal(t, may(21, 15, 31), since.Of(5))
	require.Equal(t, may(22, 10, 1), letter().Since(may(22, 17, 0)).Of(7), "since its own round")
}

func TestWhoHasToldWhatTheRoundAsks(t *testing.T) {
	p := Period{Since: may(21, 15, 31)}
	before, after := may(21, 15, 30), may(21, 15, 31)
	for _, s := range []Status{Accepted, Succeeded} {
		require.True(t, p.Updated(s, before), s)
	}
	for _, s := range []Status{Refused, NotRegistered, OtherStatus} {
		require.False(t, p.Updated(s, before), s)
		require.True(t, Behind(s, before, p.Since), s)
		require.True(t, p.Updated(s, after), s)
		require.True(t, Period{}.Updated(s, before), "in the first round everybody who has reported")
	}
	require.False(t, p.Updated(NoStatus, time.Time{}))
	require.False(t, Behind(NoStatus, time.Time{}, p.Since))
}
