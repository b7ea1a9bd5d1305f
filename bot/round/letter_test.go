package round

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

const lan = bot.AccountID("telegram:9000001")

// row is a person with a unit of an area that has not reported.
func row(unit bot.UnitID, area bot.AreaID) bot.Remindable {
	return bot.Remindable{AccountChat: bot.AccountChat{Account: lan}, Unit: bot.MissingUnit{ID: unit, Area: area, Level: bot.Nursery}}
}

// reported is the row of a unit whose report says that.
func (r reportedRow) of(unit bot.UnitID) bot.Remindable {
	row := row(unit, 5)
	row.Unit.Status, row.Unit.At, row.Reported, row.Report = r.status, r.at, r.at, "r1"
	return row
}

type reportedRow struct {
	status bot.Status
	at     time.Time
}

// ask is what comes of the reminders of that kind that are open at the moment.
func ask(c Clock, why bot.Reminding, rows ...bot.Remindable) (letters []Letter, not []bot.Unreminded) {
	due, _ := c.Open(nil)
	var part []Occasion
	for _, o := range due {
		if o.Why == why {
			part = append(part, o)
		}
	}
	if len(part) == 0 {
		return nil, nil
	}
	letters, skipped := c.Letters(why, part[0].Round.Day, part, rows)
	for _, s := range skipped {
		not = append(not, s.Why)
	}
	return letters, not
}

func abouts(letters []Letter) (all []About) {
	for _, l := range letters {
		for _, item := range l.Items {
			all = append(all, item.About)
		}
	}
	return all
}

// keptAt is what was asked at an hour that the person had named.
func keptAt(hour time.Time) bot.RoundKey { return bot.RoundKey(keptKey + stamp(hour)) }

func TestWhoIsRemindedOfWhat(t *testing.T) {
	near, ahead := may(23, 13, 30), may(22, 15, 30)
	with := func(r bot.Remindable, change func(*bot.Remindable)) bot.Remindable { change(&r); return r }
	refused := reportedRow{bot.Refused, may(20, 9, 0)}.of(1)
	for _, c := range []struct {
		name string
		why  bot.Reminding
		now  time.Time
		row  bot.Remindable
		want []About
		not  []bot.Unreminded
	}{
		{"no report", bot.RemindNear, near, row(1, 5), []About{Never}, nil},
		{"no report, the day before", bot.RemindAhead, ahead, row(1, 5), []About{Never}, nil},
		{"refused before the last cut-off", bot.RemindNear, near, refused, []About{Behind}, nil},
		{"refused since", bot.RemindNear, near, reportedRow{bot.Refused, may(21, 15, 31)}.of(1), nil, nil},
		{"received", bot.RemindNear, near, reportedRow{bot.Accepted, may(1, 9, 0)}.of(1), nil, nil},
		{"succeeded is never asked again", bot.RemindNear, near, reportedRow{bot.Succeeded, may(1, 9, 0)}.of(1), nil, nil},
		{"told already", bot.RemindNear, near, with(row(1, 5), func(r *bot.Remindable) { r.Within = []bot.RoundKey{"2.1:near"} }), nil, nil},
		{"told of the round as it was before", bot.RemindNear, near, with(row(1, 5), func(r *bot.Remindable) { r.Within = []bot.RoundKey{"2.0:near", "2.1:ahead"} }), []About{Never}, nil},
		{"put off", bot.RemindNear, near, with(row(1, 5), func(r *bot.Remindable) { r.PutOff = may(23, 14, 0) }), nil, []bot.Unreminded{bot.NotPutOff}},
		{"asked a moment ago, at the hour that was named", bot.RemindNear, near, with(row(1, 5), func(r *bot.Remindable) { r.Within = []bot.RoundKey{keptAt(may(23, 13, 15))} }), nil, []bot.Unreminded{bot.NotToday}},
		{"asked at such an hour in the morning", bot.RemindNear, near, with(row(1, 5), func(r *bot.Remindable) { r.Within = []bot.RoundKey{keptAt(may(23, 8, 0))} }), []About{Never}, nil},
		{"a picture promised in a report that came after the hour was named", bot.RemindNear, near, with(reportedRow{bot.Accepted, may(23, 13, 0)}.of(1), func(r *bot.Remindable) {
			r.Bare, r.PutOff, r.PutAt = true, may(23, 14, 0), may(23, 12, 0)
		}), []About{Bare}, nil},
		{"put off and asked", bot.RemindNear, near, with(row(1, 5), func(r *bot.Remindable) { r.PutOff = may(23, 13, 0) }), []About{Never}, nil},
		{"a report that was given back this morning", bot.RemindNear, near, with(row(1, 5), func(r *bot.Remindable) { r.Reported = may(23, 9, 0) }), nil, []bot.Unreminded{bot.NotReported}},
		{"written to that day", bot.RemindAhead, ahead, with(row(1, 5), func(r *bot.Remindable) { r.Told, r.Today = may(22, 8, 0), 1 }), nil, []bot.Unreminded{bot.NotToday}},
		{"written to the day before", bot.RemindAhead, ahead, with(row(1, 5), func(r *bot.Remindable) { r.Told = may(21, 20, 0) }), []About{Never}, nil},
		{"written to on the day of the deadline", bot.RemindNear, near, with(row(1, 5), func(r *bot.Remindable) { r.Told, r.Today = may(23, 8, 0), 1 }), []About{Never}, nil},
		{"written to a moment ago", bot.RemindNear, near, with(row(1, 5), func(r *bot.Remindable) { r.Told, r.Asked = may(23, 13, 10), may(23, 13, 10) }), nil, []bot.Unreminded{bot.NotToday}},
		{"told another hour a moment ago", bot.RemindNear, near, with(row(1, 5), func(r *bot.Remindable) { r.Told, r.Asked = may(23, 13, 10), may(23, 13, 0) }), []About{Never}, nil},
		{"a report in the making", bot.RemindNear, near, with(row(1, 5), func(r *bot.Remindable) { r.Unit.Wants, r.Begun = bot.WantsPicture, may(23, 10, 0) }), []About{Half}, nil},
		{"one that is whole", bot.RemindNear, near, with(row(1, 5), func(r *bot.Remindable) { r.Unit.Wants, r.Begun = bot.WantsSending, may(23, 10, 0) }), []About{Unsent}, nil},
		{"of the day before nobody is nagged about it", bot.RemindAhead, ahead, with(row(1, 5), func(r *bot.Remindable) { r.Unit.Wants, r.Begun = bot.WantsSending, may(22, 10, 0) }), []About{Never}, nil},
		{"one that says nothing yet", bot.RemindBegun, may(23, 15, 0), with(row(1, 5), func(r *bot.Remindable) { r.Unit.Wants, r.Begun = bot.WantsStatus, may(23, 10, 0) }), []About{Half}, nil},
		{"a refusal whose reason is asked", bot.RemindNear, near, with(row(1, 5), func(r *bot.Remindable) { r.Unit.Wants, r.Begun = bot.WantsReason, may(23, 10, 0) }), []About{Half}, nil},
		{"one that says nothing yet of a unit that has reported", bot.RemindBegun, may(23, 15, 0), with(reportedRow{bot.Accepted, may(20, 9, 0)}.of(1), func(r *bot.Remindable) { r.Unit.Wants, r.Begun = bot.WantsStatus, may(23, 10, 0) }), nil, nil},
		{"one of a unit that has reported", bot.RemindBegun, may(23, 15, 0), with(reportedRow{bot.Accepted, may(20, 9, 0)}.of(1), func(r *bot.Remindable) { r.Unit.Wants, r.Begun = bot.WantsSending, may(23, 10, 0) }), []About{Unsent}, nil},
		{"somebody is at it", bot.RemindBegun, may(23, 15, 0), with(row(1, 5), func(r *bot.Remindable) { r.Unit.Wants, r.Begun = bot.WantsSending, may(23, 14, 55) }), nil, nil},
		{"nudged once", bot.RemindBegun, may(23, 15, 0), with(row(1, 5), func(r *bot.Remindable) {
			r.Unit.Wants, r.Begun, r.Within = bot.WantsSending, may(23, 10, 0), []bot.RoundKey{"2.1:begun.unsent"}
		}), nil, nil},
		{"half it was, whole it is", bot.RemindBegun, may(23, 15, 0), with(row(1, 5), func(r *bot.Remindable) {
			r.Unit.Wants, r.Begun, r.Within = bot.WantsSending, may(23, 10, 0), []bot.RoundKey{"2.1:begun.half"}
		}), []About{Unsent}, nil},
		{"a promised picture, however new the report", bot.RemindNear, near, with(reportedRow{bot.Accepted, may(23, 12, 0)}.of(1), func(r *bot.Remindable) { r.Bare = true }), []About{Bare}, nil},
		{"one promised since then", bot.RemindBegun, may(23, 15, 0), with(reportedRow{bot.Accepted, may(23, 14, 10)}.of(1), func(r *bot.Remindable) { r.Bare = true }), []About{Bare}, nil},
		{"one promised a moment ago", bot.RemindBegun, may(23, 15, 0), with(reportedRow{bot.Accepted, may(23, 14, 55)}.of(1), func(r *bot.Remindable) { r.Bare = true }), nil, nil},
		{"one that was asked for", bot.RemindBegun, may(23, 15, 0), with(reportedRow{bot.Accepted, may(23, 12, 0)}.of(1), func(r *bot.Remindable) { r.Bare, r.Within = true, []bot.RoundKey{"2.1:picture"} }), nil, nil},
		{"one whose next report is under way", bot.RemindBegun, may(23, 15, 0), with(reportedRow{bot.Accepted, may(23, 12, 0)}.of(1), func(r *bot.Remindable) {
			r.Bare, r.Unit.Wants, r.Begun = true, bot.WantsSending, may(23, 14, 58)
		}), nil, nil},
	} {
		letters, not := ask(at(c.now, letter()), c.why, c.row)
		require.Equal(t, c.want, abouts(letters), c.name)
		require.Equal(t, c.not, not, c.name)
	}
}

func TestAPauseStopsReminders(t *testing.T) {
	c := at(may(23, 13, 30), letter())
	c.Pauses = []bot.Pause{{Scope: bot.WholeArea(5)}}
	letters, not := ask(c, bot.RemindNear, row(1, 5), row(2, 6))
	require.Len(t, letters, 1)
	require.Equal(t, bot.UnitID(2), letters[0].Items[0].Unit.ID)
	require.Equal(t, []bot.Unreminded{bot.NotPaused}, not)
}

// A person with units of two hours has one message, when the first is due; and none
// before, though others' are.
func TestAPersonWithThreeUnitsHasOneMessage(t *testing.T) {
	c := at(may(21, 13, 30), letter())
	letters, _ := ask(c, bot.RemindNear, row(1, 5), row(2, 6), row(3, direct))
	require.Len(t, letters, 1)
	require.Equal(t, []time.Time{may(21, 15, 30), may(21, 15, 30), may(21, 16, 0)}, []time.Time{letters[0].Items[0].Due, letters[0].Items[1].Due, letters[0].Items[2].Due})
	require.Len(t, letters[0].Notes, 3)
	require.Equal(t, bot.RoundKey("11.1:near"), letters[0].Notes[2].Round)
	require.Equal(t, bot.ChaseID("1.1:near"), letters[0].Notes[2].Chase)
	letters, _ = ask(c, bot.RemindNear, row(3, direct))
	require.Empty(t, letters, "its own hour is later")
}

func TestANudgeAtTwoHoursIsNoneAgainLater(t *testing.T) {
	r := row(1, 5)
	r.Unit.Wants, r.Begun = bot.WantsPicture, may(21, 10, 0)
	letters, _ := ask(at(may(21, 13, 30), letter()), bot.RemindNear, r)
	require.Len(t, letters, 1)
	for _, n := range letters[0].Notes {
		r.Within = append(r.Within, n.Round)
	}
	letters, _ = ask(at(may(21, 15, 0), letter()), bot.RemindBegun, r)
	require.Empty(t, letters)
}

func TestWhatIsAskedOfAUnitsOwnReport(t *testing.T) {
	for _, c := range []struct {
		name   string
		status bot.Status
		at     time.Time
		now    time.Time
		within []bot.RoundKey
		want   string
	}{
		{"a refusal of today", bot.Refused, may(20, 9, 0), may(20, 20, 0), nil, ""},
		{"a day later", bot.Refused, may(20, 9, 0), may(21, 9, 0), nil, "u:refused:r1"},
		{"once", bot.Refused, may(20, 9, 0), may(21, 9, 5), []bot.RoundKey{"u:refused:r1"}, ""},
		{"two days later", bot.Refused, may(20, 9, 0), may(22, 9, 0), []bot.RoundKey{"u:refused:r1"}, "u:refused2:r1"},
		{"of a Friday on Monday", bot.Refused, may(23, 9, 0), may(24, 9, 0), nil, ""},
		{"of a Friday on Monday morning", bot.Refused, may(23, 9, 0), may(26, 7, 0), nil, "u:refused:r1"},
		{"and on Tuesday", bot.Refused, may(23, 9, 0), may(27, 7, 0), []bot.RoundKey{"u:refused:r1"}, "u:refused2:r1"},
		{"in the night not", bot.Refused, may(20, 22, 0), may(21, 22, 0), nil, ""},
		{"but in the morning", bot.Refused, may(20, 22, 0), may(22, 7, 0), nil, "u:refused:r1"},
		{"days later nobody asks", bot.Refused, may(20, 9, 0), may(27, 9, 0), nil, ""},
		{"received two working days ago", bot.Accepted, may(20, 9, 0), may(22, 20, 0), nil, ""},
		{"received three working days ago", bot.Accepted, may(20, 9, 0), may(23, 9, 0), nil, "u:waiting:"},
		{"over a weekend", bot.Accepted, may(22, 9, 0), may(26, 20, 0), nil, ""},
		{"over a weekend, the third", bot.Accepted, may(22, 9, 0), may(27, 9, 0), nil, "u:waiting:"},
		{"asked once, whatever was reported since", bot.Accepted, may(20, 9, 0), may(23, 9, 0), []bot.RoundKey{"u:waiting:"}, ""},
		{"succeeded", bot.Succeeded, may(1, 9, 0), may(20, 9, 0), nil, ""},
	} {
		r := reportedRow{c.status, c.at}.of(1)
		r.Within = c.within
		got := ""
		for _, l := range at(c.now, nil).Follow([]bot.Remindable{r}) {
			got += string(l.Notes[0].Round)
		}
		require.Equal(t, c.want, got, c.name)
	}
	r := reportedRow{bot.Refused, may(20, 9, 0)}.of(1)
	r.Told, r.Today = may(21, 8, 0), 1
	require.Empty(t, at(may(21, 9, 0), nil).Follow([]bot.Remindable{r}), "one message a day")
	more := at(may(21, 9, 0), nil)
	more.ADay = 2
	require.Len(t, more.Follow([]bot.Remindable{r}), 1, "an office may say two")
	r.Told, r.Today = time.Time{}, 0
	require.Empty(t, at(may(23, 9, 0), letter()).Follow([]bot.Remindable{r}), "the round of today asks the same")
}

func TestWhatWasPutOffIsAskedAtItsHour(t *testing.T) {
	r := row(1, 5)
	r.PutOff, r.PutAt, r.Told = may(24, 14, 0), may(24, 13, 30), may(24, 13, 30)
	letters, ends := at(may(24, 14, 0), letter()).Kept([]bot.Remindable{r}) // a Saturday
	require.Equal(t, []About{Asked}, abouts(letters))
	require.Equal(t, []bot.EndPutOff{{Account: lan, Unit: 1, Until: r.PutOff, At: may(24, 14, 0)}}, letters[0].Ends)
	require.Empty(t, ends)
	require.Equal(t, may(26, 15, 30), letters[0].Items[0].Due)
	r.Reported = may(24, 13, 40)
	letters, ends = at(may(24, 14, 0), letter()).Kept([]bot.Remindable{r})
	require.Empty(t, letters, "it has reported since")
	require.Len(t, ends, 1)
	r.Reported = time.Time{}
	letters, ends = at(may(24, 22, 0), letter()).Kept([]bot.Remindable{r})
	require.Empty(t, letters, "the program was down, and it is night")
	require.Empty(t, ends)
}

func TestWhoWasToldTheOldHourIsToldTheNewOne(t *testing.T) {
	h := bot.ToldHour{AccountChat: bot.AccountChat{Account: lan}, Unit: bot.MissingUnit{ID: 1, Area: 5}, Round: "1.1:near", Due: may(21, 15, 30)}
	rounds := letter()
	require.Empty(t, at(may(21, 14, 0), rounds).Corrections([]bot.ToldHour{h}))
	rounds[0].Units, rounds[0].Version = may(21, 17, 0), 2
	letters := at(may(21, 14, 0), rounds).Corrections([]bot.ToldHour{h})
	require.Equal(t, []About{Moved}, abouts(letters))
	require.Equal(t, may(21, 17, 0), letters[0].Items[0].Due)
	told := h
	told.Round, told.Due = letters[0].Notes[0].Round, letters[0].Notes[0].Due
	require.Empty(t, at(may(21, 14, 1), rounds).Corrections([]bot.ToldHour{told}), "once")
	require.Empty(t, at(may(21, 22, 0), rounds).Corrections([]bot.ToldHour{h}), "not at night")

	rounds[0].Day, rounds[0].Units = time.Date(2025, 5, 22, 0, 0, 0, 0, time.UTC), may(22, 15, 30)
	letters = at(may(21, 14, 0), rounds.Sorted()).Corrections([]bot.ToldHour{h})
	require.Equal(t, may(22, 15, 30), letters[0].Items[0].Due, "another day")

	letters = at(may(21, 14, 0), letter()[2:]).Corrections([]bot.ToldHour{h})
	require.Equal(t, []About{Gone}, abouts(letters))
	told.Round, told.Due = letters[0].Notes[0].Round, letters[0].Notes[0].Due
	require.Empty(t, at(may(21, 14, 1), letter()[2:]).Corrections([]bot.ToldHour{told}), "once")
	letters = at(may(21, 14, 2), letter()).Corrections([]bot.ToldHour{told})
	require.Equal(t, []About{Back}, abouts(letters), "the same is there again")
	again := told
	again.Round, again.Due = letters[0].Notes[0].Round, letters[0].Notes[0].Due
	require.Empty(t, at(may(21, 14, 3), letter()).Corrections([]bot.ToldHour{again}), "once")
	back := letter()
	back[0].ID, back[0].Units = 77, may(21, 16, 30)
	require.Equal(t, []About{Back}, abouts(at(may(21, 14, 0), back).Corrections([]bot.ToldHour{told})), "a new one in its place")

	own := append(letter(), roundOf(50, 5, 21, 14, 45)).Sorted()
	letters = at(may(21, 14, 0), own).Corrections([]bot.ToldHour{h})
	require.Equal(t, may(21, 14, 45), letters[0].Items[0].Due, "the area has its own hour now")
}
