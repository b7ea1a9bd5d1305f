package desk

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
)

// listChat is an officer's chat, of Dương Kinh.
func listChat(t *testing.T) *trialChat {
	m := town()
	return &trialChat{t, m, deskOf(t, m), State{}, 0, people["cán bộ DK"]}
}

// shown has a preview shown, as the worker does, and returns its view and answer.
func (c *trialChat) shown(p bot.ListPreview) (string, Answer) {
	c.Helper()
	p.Order.File.Name = "danh-sach.xlsx"
	task := bot.ListTask{Step: bot.ListRead, Tell: bot.Event{ID: "list:" + num(c.n), Kind: bot.Received, From: c.from, Chat: bot.Chat{Channel: "telegram", ID: "2"}}}
	writes := ListRead(task, p, noon)
	require.NoError(c, c.m.commit(writes[:1]))
	ev := writes[1].(bot.Occur).Event
	return strings.TrimPrefix(ev.Data, data(verbList)+":"), c.turn(ev)
}

func (c *trialChat) tap(verb string, fields ...string) Answer {
	c.Helper()
	return c.turn(bot.Event{Kind: bot.Tapped, Data: data(verb, fields...), Message: "9"})
}

// order is what the last job is to do.
func (c *trialChat) order() bot.ListTask {
	c.Helper()
	require.NotEmpty(c, c.m.jobs)
	job := c.m.jobs[len(c.m.jobs)-1]
	require.Equal(c, bot.ListWork, job.Kind)
	return job.Args.(bot.ListTask)
}

// A list is read in the officer's own scope; its rows are of the own area where they
// name none, or of what the words with the file say.
func TestAListIsReadInTheOwnScope(t *testing.T) {
	c := listChat(t)
	sum := strings.Repeat("ab", 32)
	c.turn(sheet("a.xlsx"))
	a := c.turn(c.shelved(func(f *bot.File) { f.SHA256 = sum }))
	require.Empty(t, a.Say, "that it is being read was said before")
	o := c.order().Order
	require.Equal(t, sum, o.File.SHA256)
	require.True(t, o.Scope.Same(bot.WholeArea(duongKinh)))
	require.Zero(t, o.Area, "a title or a sheet may name another one")

	c.from = people["thành phố"]
	ev := sheet("b.csv")
	ev.Text = "hồng bàng, tiểu học"
	c.turn(ev)
	c.turn(c.shelved(func(f *bot.File) { f.SHA256 = sum }))
	o = c.order().Order
	require.Equal(t, hongBang, o.Area)
	require.Equal(t, bot.Primary, o.Level)
}

// An officer without any scope takes nothing in: an empty scope is not everything.
func TestAnOfficerWithoutAScopeHasNoList(t *testing.T) {
	c := listChat(t)
	a := c.m.accounts[c.from]
	a.Scope = nil
	c.m.accounts[c.from] = a
	c.turn(sheet("a.xlsx"))
	before := len(c.m.jobs)
	require.NotEmpty(t, c.turn(c.shelved(func(f *bot.File) { f.SHA256 = strings.Repeat("ab", 32) })).Say)
	require.Len(t, c.m.jobs, before)
}

// A preview is its officer's: whoever else has its id taps on nothing.
func TestAPreviewIsItsOfficers(t *testing.T) {
	c := listChat(t)
	id, _ := c.shown(bot.ListPreview{Import: "i", New: 1, Spots: []bot.ListSpot{{Area: duongKinh, Level: bot.Nursery}}})
	c.m.imports["i"] = bot.Import{ID: "i", State: bot.ImportStaged, At: noon}
	c.from = people["thành phố"]
	for _, verb := range []string{verbList, verbFull, verbTake, verbTaken, verbDoubts, verbBack, verbDoBack} {
		require.Equal(t, "desk.stale", c.tap(verb, id).Say[0].Parts[0].Text.Key, verb)
	}
	require.Empty(t, c.m.jobs)
}

// Whoever has the scope of a list that somebody took in can take it back, and is
// named then; whoever has only a part of it sees nothing of it.
func TestAnotherOfficerTakesAListBack(t *testing.T) {
	c := listChat(t)
	c.m.imports["i"] = bot.Import{ID: "i", State: bot.ImportDone, At: noon, By: people["cán bộ DK"], Name: "danh-sach.xlsx"}
	c.m.spots["i"] = []bot.ListSpot{{Area: duongKinh, Level: bot.Nursery}, {Area: duongKinh, Level: bot.Lower}}
	form := func(who string) bot.Say {
		c.from = people[who]
		return c.turn(bot.Event{Kind: bot.Said, Text: "/maudanhsach", Command: "maudanhsach"}).Say[0]
	}
	for _, who := range []string{"cán bộ HB", "cán bộ MN"} {
		require.Empty(t, form(who).Choices, who)
	}
	say := form("thành phố")
	require.Equal(t, "danhsach.recents", say.Parts[1].Text.Key)
	unnamed := c.m.imports["i"]
	unnamed.Name = ""
	require.Equal(t, "danhsach.nameless", listName(unnamed).Key, "a list without a file")
	tapped := say.Choices[0][0].Data
	c.turn(bot.Event{Kind: bot.Tapped, Data: tapped, Message: "9"})
	task := c.order()
	require.Equal(t, bot.ListBack, task.Step)
	require.Equal(t, bot.ImportID("i"), task.Import)
	writes := ListBack(task, bot.ListBackOff{Import: "i", File: "danh-sach.xlsx", Removed: 2}, noon)
	require.NoError(t, c.m.commit(writes[:1]))
	asked := c.turn(writes[1].(bot.Occur).Event)
	require.Equal(t, "danhsach.lines", asked.Say[0].Parts[0].Text.Key)
	c.turn(bot.Event{Kind: bot.Tapped, Data: asked.Say[0].Choices[0][0].Data, Message: "9"})
	task = c.order()
	require.Equal(t, bot.ListUndo, task.Step)
	require.Equal(t, [4]int{0, 2, 0, 0}, *task.Shown, "as it was shown")
	require.NoError(t, c.m.commit(ListBack(task, bot.ListBackOff{Import: "i", Done: true}, noon)[2:]), "the line of the diary")
	c.m.imports["i"] = bot.Import{ID: "i", State: bot.ImportUndone, At: noon}
	c.from = people["quản trị"]
	late := c.turn(bot.Event{Kind: bot.Tapped, Data: tapped, Message: "9"})
	require.Equal(t, "danhsach.undone_by", late.Say[0].Parts[0].Text.Key)
	c.m.imports["i"] = bot.Import{ID: "i", State: bot.ImportDone, At: noon}
	c.from = people["cán bộ HB"]
	require.Equal(t, "deny.scope", c.turn(bot.Event{Kind: bot.Tapped, Data: tapped, Message: "9"}).Say[0].Parts[0].Text.Key)
}

// However often it is tapped, one job takes it in; what was taken in, taken back or
// is too old is said to be.
func TestAListIsTakenInOnce(t *testing.T) {
	c := listChat(t)
	id, a := c.shown(bot.ListPreview{Import: "i", New: 1, Spots: []bot.ListSpot{{Area: duongKinh, Level: bot.Nursery}}})
	require.Equal(t, "button.list_take", a.Say[0].Choices[0][0].Label.Key)
	key := func() string { return c.tap(verbTake, id).Say[0].Parts[0].Text.Key }
	require.Equal(t, "danhsach.expired", key())
	c.m.imports["i"] = bot.Import{ID: "i", State: bot.ImportStaged, At: noon}
	require.Equal(t, "danhsach.taking", key())
	require.Equal(t, "danhsach.taking", key())
	require.Len(t, c.m.jobs, 2)
	require.Equal(t, c.m.jobs[0].Key, c.m.jobs[1].Key, "the second one is not written")
	require.Equal(t, bot.ImportID("i"), c.order().Import)
	c.m.imports["i"] = bot.Import{ID: "i", State: bot.ImportDone, At: noon}
	require.Equal(t, "danhsach.taken_before", key())
	c.m.imports["i"] = bot.Import{ID: "i", State: bot.ImportUndone, At: noon}
	require.Equal(t, "danhsach.undone_before", key())
	require.Equal(t, "danhsach.undone_before", c.tap(verbBack, id).Say[0].Parts[0].Text.Key)
	c.m.imports["i"] = bot.Import{ID: "i", State: bot.ImportDone, At: noon.Add(-bot.KeepImport - time.Hour)}
	require.Equal(t, "danhsach.too_late", c.tap(verbBack, id).Say[0].Parts[0].Text.Key)
	require.Len(t, c.m.jobs, 2)
}

// While a round of today is still gathered, the preview says that its totals will
// follow the list.
func TestAListInTheMiddleOfARound(t *testing.T) {
	c := listChat(t)
	p := bot.ListPreview{Import: "i", New: 1, Spots: []bot.ListSpot{{Area: duongKinh, Level: bot.Nursery}}}
	says := func() bool {
		_, a := c.shown(p)
		for _, part := range a.Say[0].Parts {
			if part.Text.Key == "danhsach.round" {
				return true
			}
		}
		return false
	}
	require.False(t, says())
	day := c.d.Place.Day(noon)
	c.m.rounds = bot.Rounds{{ID: 1, Day: day, Units: noon.Add(2 * time.Hour), Areas: noon.Add(3 * time.Hour), Version: 1}}
	require.True(t, says())
	p.Import = ""
	require.False(t, says(), "there is nothing to take in")
	p.Import = "i"
	c.m.rounds[0].Day = day.AddDate(0, 0, 1)
	c.m.rounds[0].Units = noon.AddDate(0, 0, 1)
	require.False(t, says())
}

// What was answered of doubtful names counts when the preview is asked for before the
// last one: the list is read again with it.
func TestAnswersCountHalfWay(t *testing.T) {
	c := listChat(t)
	c.from = people["quản trị"]
	id, first := c.shown(bot.ListPreview{Wrong: 3, Unknown: []bot.UnknownArea{{Name: "Dương Kính", Near: "Quận Dương Kinh", Rows: 2}, {Name: "Xa Xôi", Rows: 1}},
		Ended: []bot.UnknownArea{{Name: "Quận Cũ", Near: "Quận Hồng Bàng", Rows: 4}}})
	require.Equal(t, "danhsach.areas_first", first.Say[0].Parts[len(first.Say[0].Parts)-1].Text.Key, "it need not be of elsewhere")
	press := func(a Answer, key string) Answer {
		t.Helper()
		for _, row := range a.Say[0].Choices {
			for _, choice := range row {
				if choice.Label.Key == key || choice.Label.Args[""] == key {
					return c.turn(bot.Event{Kind: bot.Tapped, Data: choice.Data, Message: "9"})
				}
			}
		}
		require.Fail(t, "no button "+key)
		return a
	}
	asked := press(first, "button.list_doubts")
	require.Equal(t, "danhsach.head", press(asked, "button.list_show").Say[0].Parts[0].Text.Args["lines"].(bot.Lines)[0].Key, "nothing was said yet")
	asked = press(press(first, "button.list_doubts"), "Quận Dương Kinh")
	require.Equal(t, "danhsach.reading", press(asked, "button.list_show").Say[0].Parts[0].Text.Key)
	require.Equal(t, map[string]bot.AreaID{"Dương Kính": duongKinh}, c.order().Order.Areas)

	asked = press(press(press(c.tap(verbDoubts, id), "Quận Dương Kinh"), "button.list_out"), "Quận Hồng Bàng")
	require.Equal(t, "danhsach.reading", asked.Say[0].Parts[0].Text.Key)
	require.Equal(t, map[string]bot.AreaID{"Dương Kính": duongKinh, "Xa Xôi": 0, "Quận Cũ": hongBang}, c.order().Order.Areas)
}

// The form is of the area that is named, and says so; of another officer's area there
// is none, and a name of no area is asked about.
func TestTheFormIsOfTheNamedArea(t *testing.T) {
	c := listChat(t)
	ask := func(text string) Answer {
		return c.turn(bot.Event{Kind: bot.Said, Text: text})
	}
	require.Equal(t, "deny.scope", ask("/maudanhsach hồng bàng").Say[0].Parts[0].Text.Key)
	c.from = people["thành phố"]
	require.Equal(t, "danhsach.making", ask("/maudanhsach hồng bàng").Say[0].Parts[0].Text.Key)
	task := c.order()
	require.True(t, task.Order.Scope.Same(bot.WholeArea(hongBang)))
	ev := ListForm(task, bot.File{SHA256: "ab", Name: "mau.xlsx"}, 2, noon)[0].(bot.Occur).Event
	require.Contains(t, c.said(c.turn(ev)), "quận Hồng Bàng, hiện có 2 đơn vị")
	c.from = people["cán bộ DK"]
	require.Equal(t, "deny.scope", c.turn(ev).Say[0].Parts[0].Text.Key, "whose it was has another scope by now")
	c.from = people["thành phố"]
	require.Equal(t, "area.none", ask("/maudanhsach hồng bànx").Say[0].Parts[0].Text.Key)
}
