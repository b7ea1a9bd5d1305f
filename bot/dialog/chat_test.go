package dialog

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/round"
	"vneidbot/bot/vn"
	"vneidbot/locales"
	"vneidbot/locales/localestest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// chat plays a transcript: what people do stands in the file, what the bot says
// is written below it.
type chat struct {
	t       tester
	words   *locales.Catalog
	w       *world
	caps    bot.Caps
	who     string
	channel string
	phone   map[string]*phone
	now     time.Time
	n       int
	last    bot.Event
	out     strings.Builder
}

// phone is one person's: the session as the store keeps it, and what stands in
// the chat.
type phone struct {
	session []byte
	shown   []bot.Message // the index is the message's id
	tapped  bot.Event
}

var telegramLike = bot.Caps{Buttons: true, Edit: true, Delete: true, Mono: true, Picture: true, File: 50 << 20, Text: 4096}
var zaloLike = bot.Caps{Picture: true, Text: 2000}

// tester is what a chat needs of a test, of testing or of rapid.
type tester interface {
	require.TestingT
	Helper()
	Fatalf(format string, args ...any)
}

// catalog is read once for all tests: that takes longer than most of them.
var catalog = sync.OnceValues(locales.New)

func newChat(t tester) *chat {
	t.Helper()
	words, err := catalog()
	require.NoError(t, err)
	return freshChat(t, words)
}

func freshChat(t tester, words *locales.Catalog) *chat {
	return &chat{t: t, words: words, w: newWorld(), caps: telegramLike, who: "an", channel: "telegram", phone: map[string]*phone{},
		now: time.Date(2025, 5, 21, 7, 51, 0, 0, time.UTC)}
}

func (c *chat) mine() *phone {
	p := c.phone[c.who]
	if p == nil {
		p = &phone{session: []byte("{}")}
		c.phone[c.who] = p
	}
	return p
}

// play runs a script and gives it back with the answers.
func (c *chat) play(script string) string {
	var renamed localestest.Relabel
	lines := strings.Split(strings.TrimRight(script, "\n"), "\n")
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "#"):
			fmt.Fprintln(&c.out, line)
		case strings.HasPrefix(line, "@"):
			fmt.Fprintln(&c.out, line)
			c.direct(strings.Fields(line[1:]))
		case strings.HasPrefix(line, "> "):
			act := renamed.Tap(line[2:])
			fmt.Fprintln(&c.out, "> "+act)
			from := c.out.Len()
			c.act(act)
			renamed.Answer(replies(lines[i+1:]), strings.Split(c.out.String()[from:], "\n"))
		}
	}
	return c.out.String()
}

// replies are what follows an act until the next one.
func replies(lines []string) []string {
	if next := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "> ") }); next >= 0 {
		return lines[:next]
	}
	return lines
}

// direct changes the scene.
func (c *chat) direct(words []string) {
	switch words[0] {
	case "as":
		c.who = words[1]
	case "zalo":
		c.caps = zaloLike
	case "later":
		d, err := time.ParseDuration(words[1])
		require.NoError(c.t, err)
		c.now = c.now.Add(d)
	case "forget": // the session's lifetime ended
		c.phone = map[string]*phone{}
	case "renew": // a new privacy notice
		c.w.campaign.Notice++
	case "deny": // of the latest report, with a button that was never shown here
		c.turn(bot.Event{Kind: bot.Tapped, Data: "s:no:" + string(c.w.reports[len(c.w.reports)-1].ID)})
	case "returned": // the latest report, by an officer; the message with its button stands elsewhere
		r := &c.w.reports[len(c.w.reports)-1]
		r.Review, r.Current = bot.Returned, false
		c.w.units[r.Unit-1].Current = nil
	case "officer": // this person has become one
		a := c.w.accounts[bot.AccountID("telegram:"+c.who)]
		a.Role = bot.Officer
		c.w.accounts[bot.AccountID("telegram:"+c.who)] = a
	case "ended": // by an officer
		c.turn(bot.Event{Kind: bot.Ended})
	case "revoke":
		delete(c.w.invites, words[1])
	case "unset": // the office has set nothing yet
		c.w.unset()
	case "page": // the web page in the place of a messenger
		c.channel = "web"
	case "set": // a field of the campaign
		c.w.set(words[1], strings.Join(words[2:], " "))
	case "round": // of all areas, or of an area: day, units' hour, areas' hour
		c.w.addRound(c.t, words[1:])
	case "outage": // Telegram could not be read for so long until so long ago
		since, err := time.ParseDuration(words[1])
		require.NoError(c.t, err)
		until, err := time.ParseDuration(words[2])
		require.NoError(c.t, err)
		until = -until
		c.w.outages = append(c.w.outages, bot.Outage{Channel: "telegram", Since: c.now.Add(until - since), Until: c.now.Add(until)})
	case "reminded": // by the clock, of the person's units
		c.reminded(words[1:])
	case "notable": // the contact is not known
		c.w.campaign.Contact, c.w.areas[0].Contact = "", ""
	case "fetched":
		c.fetched(bot.PictureFault(words[1]), words[2])
	default:
		c.t.Fatalf("no such direction: %v", words)
	}
}

// reminded shows what the clock writes of units, as "never" or "behind 2".
func (c *chat) reminded(words []string) {
	about := round.About(words[0])
	l := round.Letter{To: bot.AccountChat{Account: bot.AccountID("telegram:" + c.who)}}
	for _, word := range words[1:] {
		n, err := strconv.Atoi(word)
		require.NoError(c.t, err)
		u := c.w.unit(bot.UnitID(n))
		item := round.Item{About: about, Remindable: bot.Remindable{Unit: bot.MissingUnit{ID: u.ID, Name: u.Name, Area: u.Area}}}
		if now := u.Current; now != nil {
			item.Unit.Status, item.Unit.At, item.Receipt = now.Status, now.At, now.Receipt
		}
		next, _ := c.w.rounds.Of(u.Area).Next(c.now)
		item.Due = next.Units
		l.Items = append(l.Items, item)
	}
	asked := bot.Asked{At: c.now}
	for _, item := range l.Items {
		asked.Units = append(asked.Units, item.Unit.ID)
	}
	c.w.asked[l.To.Account] = asked
	clock := round.Clock{Place: bot.NewPlace(nil), Tact: bot.NewCampaign(nil).Tact, Rounds: c.w.rounds, Now: c.now}
	c.tells([]bot.Tell{{To: l.To, Say: clock.Say(l, c.w.areas)}})
}

// addRound adds a round, as "21/5/2025 15h30 16h00", and an area's id for its own.
func (w *world) addRound(t require.TestingT, words []string) {
	said, problem := read.Dates(strings.Join(words[:3], " "), time.Time{})
	require.Empty(t, problem)
	r, place := bot.Round{ID: bot.RoundID(len(w.rounds) + 1), Version: 1, Day: said.Days[0]}, bot.NewPlace(nil)
	r.Units, r.Areas = place.At(r.Day, 0, int(said.Units)), place.At(r.Day, 0, int(said.Areas))
	if len(words) > 3 {
		area, err := strconv.Atoi(words[3])
		require.NoError(t, err)
		r.Area = bot.AreaID(area)
	}
	w.rounds = append(w.rounds, r).Sorted()
}

// fetched reports a picture of this person, by its place among all.
func (c *chat) fetched(fault bot.PictureFault, place string) {
	ids := make([]string, 0, len(c.w.pictures))
	for id := range c.w.pictures {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	i, err := strconv.Atoi(place)
	require.NoError(c.t, err)
	p := c.w.pictures[ids[i-1]]
	draft := p.Draft
	if draft == "" {
		draft = "gone"
	}
	c.turn(bot.Event{Kind: bot.Fetched, Picture: &bot.PictureResult{Draft: draft, Event: p.Event, Fault: fault}})
}

// act is what a person does; "\n" is a line's end.
func (c *chat) act(what string) {
	what = strings.ReplaceAll(what, `\n`, "\n")
	first, rest, _ := strings.Cut(what, " ")
	switch {
	case strings.HasPrefix(what, "["):
		c.tap(what)
	case what == "(again)":
		c.turn(c.mine().tapped)
	case strings.HasPrefix(what, "(photo"):
		kind, caption, _ := strings.Cut(strings.TrimPrefix(what, "(photo"), ")")
		c.photo(strings.TrimSpace(kind), strings.ReplaceAll(strings.TrimSpace(caption), "(mm)", typedCode))
	case what == "(mm)":
		c.say(strings.ToLower(strings.ReplaceAll(typedCode, "-", "")))
	case strings.Contains(what, "(mm)"):
		c.say(strings.ReplaceAll(what, "(mm)", typedCode))
	case what == "(voice)":
		c.turn(bot.Event{Kind: bot.Voiced})
	case strings.HasPrefix(what, "(card "):
		name, phone, _ := strings.Cut(strings.Trim(what[6:], ")"), "|")
		c.turn(bot.Event{Kind: bot.Said, Card: &bot.Card{Name: name, Phone: phone}})
	case what == "(sticker)":
		c.turn(bot.Event{Kind: bot.Stuck})
	case what == "(file)":
		c.turn(bot.Event{Kind: bot.Filed, File: &bot.File{Ref: "f", Name: "bao-cao.docx"}})
	case what == "(location)":
		c.turn(bot.Event{Kind: bot.Unknown})
	case what == "(blocks)":
		c.turn(bot.Event{Kind: bot.Blocked})
	case first == "(edits)":
		c.turn(bot.Event{Kind: bot.Edited, Text: rest})
	case first == "(nfd)":
		c.say(norm.NFD.String(rest))
	default:
		c.say(what)
	}
}

// photo sends a picture: "album=x", "big" or "file", and a caption.
func (c *chat) photo(kind, caption string) {
	ev := bot.Event{Kind: bot.Pictured, Text: caption, File: &bot.File{Ref: "ref", Unique: "u", Mime: "image/jpeg", Size: 200_000}}
	switch {
	case strings.HasPrefix(kind, "album="):
		ev.Album = kind[6:]
	case kind == "big":
		ev.File.Size = 21 << 20
	case kind == "file":
		ev.File.Name, ev.File.Mime = "vneid.png", "image/png"
	}
	ev.Text, ev.Masked = bot.MaskCitizen(ev.Text)
	c.turn(ev)
}

// say sends a text, as channels and the engine make it: masked, commands taken
// apart, a typed number or label turned into the tap it stands for.
func (c *chat) say(text string) {
	ev := bot.Event{Kind: bot.Said}
	var ok bool
	if ev.Command, ev.Args, _, ok = bot.ReadCommand(text, "bot"); !ok {
		ev.Text, ev.Masked = bot.MaskCitizen(vn.NFC(text))
		if data := c.menu(text); data != "" {
			ev = bot.Event{Kind: bot.Tapped, Data: data}
		}
	}
	c.turn(ev)
}

// menu finds the button that a typed number or label stands for.
func (c *chat) menu(text string) string {
	shown := c.mine().shown
	for i := len(shown) - 1; i >= 0; i-- {
		if len(shown[i].Buttons) == 0 {
			continue
		}
		n := 0
		for _, row := range shown[i].Buttons {
			for _, b := range row {
				if b.Data == "" {
					continue
				}
				if n++; text == strconv.Itoa(n) || vn.Fold(text) == vn.Fold(b.Label) {
					return b.Data
				}
			}
		}
		return ""
	}
	return ""
}

// tap presses "[Label]" of the newest message that has it, "[Label] 2" of
// message 2 as it was first shown.
var keyForm = regexp.MustCompile(`^[a-z]+\.[a-z_]+$`)

func (c *chat) tap(what string) {
	label, place, _ := strings.Cut(strings.TrimPrefix(what, "["), "]")
	if keyForm.MatchString(label) { // a test that holds no words
		label = c.words.Words(Vietnamese, bot.T(label))
	}
	shown := c.mine().shown
	from := len(shown) - 1
	if place = strings.TrimSpace(place); place != "" {
		n, err := strconv.Atoi(place)
		require.NoError(c.t, err)
		from = n - 1
	}
	for i := from; i >= 0; i-- {
		for _, row := range shown[i].Buttons {
			for _, b := range row {
				if b.Label == label && b.Data != "" {
					ev := bot.Event{Kind: bot.Tapped, Data: b.Data, Message: strconv.Itoa(i + 1)}
					c.mine().tapped = ev
					c.turn(ev)
					return
				}
			}
		}
	}
	c.t.Fatalf("no button %q in\n%s", label, c.out.String())
}

// turn is one turn of the engine: needs, facts, step, commit, receipt, words.
func (c *chat) turn(ev bot.Event) {
	c.n++
	c.now = c.now.Add(time.Minute)
	if ev.Data != "" && ev.Data == c.last.Data {
		c.now = c.now.Add(-58 * time.Second) // the second of two quick taps
	}
	c.last = ev
	ev.ID, ev.At = fmt.Sprintf("ev:%03d", c.n), c.now
	ev.From, ev.Name = bot.AccountID("telegram:"+c.who), "Nguyễn "+strings.ToUpper(c.who[:1])+c.who[1:]
	ev.Chat = bot.Chat{Channel: c.channel, ID: c.who}
	if ev.Message == "" && ev.Kind != bot.Tapped {
		ev.Message = "p" + strconv.Itoa(c.n)
	}
	p := c.mine()
	var st State
	require.NoError(c.t, json.Unmarshal(p.session, &st))
	talk := Open(&st, ev)
	f := c.w.look(ev, talk.Needs())
	env := Env{Caps: c.caps, Files: c.caps.File > 0}
	fx := talk.Step(env, f)
	c.sameTwice(env, p.session, ev, f, st, fx)
	lines := c.w.recorded(fx.Writes)
	out := c.w.apply(fx.Writes)
	says := fx.Say
	if out.Report != nil {
		says = append(says, talk.Receipt(out)...)
	}
	var err error
	p.session, err = json.Marshal(st)
	require.NoError(c.t, err)
	c.show(bot.Addressing(st.Language(f), f.Account.Role), says)
	c.tells(fx.Tell)
	for _, l := range lines {
		fmt.Fprintln(&c.out, "= "+l)
	}
	fmt.Fprintln(&c.out)
}

// sameTwice takes the step again from the same bytes: it must come out the same.
func (c *chat) sameTwice(env Env, session []byte, ev bot.Event, f bot.Facts, next State, fx bot.Effects) {
	var st State
	require.NoError(c.t, json.Unmarshal(session, &st))
	again := Open(&st, ev)
	again.Needs()
	require.Equal(c.t, fx, again.Step(env, f))
	require.Equal(c.t, next, st)
}

func (c *chat) show(lang string, says []bot.Say) {
	p := c.mine()
	if len(says) == 0 {
		fmt.Fprintln(&c.out, "< (silence)")
	}
	for _, s := range says {
		m := c.message(lang, s)
		checkMessage(c.t, c.caps, m)
		if s.Delete != "" {
			fmt.Fprintln(&c.out, "< (removes the person's message)")
		}
		if i, err := strconv.Atoi(s.Edit); err == nil && i <= len(p.shown) {
			p.shown[i-1] = m
			fmt.Fprintf(&c.out, "< %d, edited\n", i)
		} else {
			p.shown = append(p.shown, m)
			fmt.Fprintf(&c.out, "< %d\n", len(p.shown))
		}
		for _, p := range m.Parts {
			require.NotContains(c.t, p.Text, "!", "nobody is shouted at")
		}
		c.print(m)
	}
}

func (c *chat) tells(tells []bot.Tell) {
	for _, tell := range tells {
		m := c.message(tell.To.Speech(), tell.Say)
		checkMessage(c.t, c.caps, m)
		name := strings.TrimPrefix(string(tell.To.Account), "telegram:")
		p := c.phone[name]
		if p == nil {
			p = &phone{session: []byte("{}")}
			c.phone[name] = p
		}
		p.shown = append(p.shown, m)
		fmt.Fprintf(&c.out, "< to %s\n", name)
		c.print(m)
	}
}

func (c *chat) message(lang string, s bot.Say) bot.Message {
	m := bot.Message{Kind: s.Kind}
	for _, p := range s.Parts {
		m.Parts = append(m.Parts, bot.Para{Text: c.words.Words(lang, p.Text), Asks: p.Asks, Paper: p.Paper})
		if p.Drawn.Key != "" {
			m.Parts[len(m.Parts)-1].Drawn = c.words.Words(lang, p.Drawn)
		}
	}
	if s.Made != nil {
		file := "(tệp " + s.Made.Name + ")"
		for _, line := range s.Made.Table {
			var cells []string
			for _, cell := range line {
				cells = append(cells, c.words.Words(lang, cell))
			}
			file += "\n" + strings.Join(cells, " | ")
		}
		m.Parts = append(m.Parts, bot.Para{Text: file})
	}
	for _, row := range s.Choices {
		var buttons []bot.Button
		for _, b := range row {
			buttons = append(buttons, bot.Button{Label: c.words.Words(lang, b.Label), Data: b.Data, URL: b.URL})
		}
		m.Buttons = append(m.Buttons, buttons)
	}
	return m
}

func (c *chat) print(m bot.Message) {
	for i, p := range m.Parts {
		if i > 0 {
			fmt.Fprintln(&c.out)
		}
		for line := range strings.Lines(p.Text) {
			fmt.Fprintln(&c.out, strings.TrimRight("  "+strings.TrimRight(line, "\n"), " "))
		}
	}
	for _, row := range m.Buttons {
		var labels []string
		for _, b := range row {
			labels = append(labels, "["+b.Label+"]")
		}
		fmt.Fprintln(&c.out, "  "+strings.Join(labels, " "))
	}
}

// checkMessage holds every message to what platforms take and people expect.
func checkMessage(t tester, caps bot.Caps, m bot.Message) {
	t.Helper()
	require.NotEmpty(t, m.Parts)
	length := 0
	for _, p := range m.Parts {
		require.NotEmpty(t, strings.TrimSpace(p.Text))
		length += len([]rune(p.Text)) + 2
	}
	require.LessOrEqual(t, length, 4096)
	for _, row := range m.Buttons {
		require.NotEmpty(t, row)
		for _, b := range row {
			require.NotEmpty(t, b.Label)
			require.True(t, (b.Data == "") != (b.URL == ""), "exactly one of data and address")
			require.LessOrEqual(t, len(b.Data), 64)
			require.Equal(t, -1, strings.IndexFunc(b.Data, func(r rune) bool { return r > '~' || r <= ' ' }), b.Data)
		}
	}
}
