package desk

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/guess/guesstest"
	"vneidbot/bot/vn"
)

// memory is Records for tests, and applies an answer's writes with the
// preconditions that the contract gives them.
type memory struct {
	officeForms []bot.OfficeForm
	areas       []bot.Area
	units       []bot.Unit
	campaign    bot.Campaign
	rounds      bot.Rounds
	occasions   map[bot.RoundID][]bot.Occasion
	importing   bool
	shotSize    int64 // of each picture, a megabyte if 0
	deputies    []bot.Deputy
	today       func() time.Time // the day of the desk, which may move
	roundID     bot.RoundID
	accounts    map[bot.AccountID]bot.Account
	chats       map[bot.AccountID]bot.Chat
	groups      map[string]bot.Group
	codes       map[string]bot.OfficerCode
	invited     map[string]string // the events of codes
	beginners   map[bot.UnitID][]bot.UnitPerson
	reporters   map[bot.UnitID][]bot.AccountID
	unitGen     map[bot.UnitID]int
	views       map[string]bot.View
	imports     map[bot.ImportID]bot.Import
	spots       map[bot.ImportID][]bot.ListSpot
	areaGen     map[bot.AreaID]int
	feeds       map[string]bot.Feed
	reports     map[bot.UnitID][]bot.Report
	entries     map[bot.UnitID][]bot.UnitEntry
	merges      map[bot.UnitID]bot.Merge
	people      map[bot.UnitID][]bot.UnitPerson
	pictures    map[bot.UnitID][]bot.UnitPicture
	drafts      map[bot.UnitID]bot.Wants
	bare        map[bot.UnitID]bool // whose current report has its picture to come
	calls       map[bot.UnitID]*bot.Call
	reminded    map[reminded]bot.ChaseID
	events      int // of tests that count them
	waiting     int // reminders that are still to be sent
	blocked     int // units whose people block the bot
	pauses      []bot.Pause
	matters     []bot.Matter
	toReview    []bot.ToReview
	decided     map[bot.ReportID]bot.ToReview
	decisions   map[bot.ReportID]bot.Decision
	guesses     guesstest.Counter
	audit       []bot.Audit
	shots       []bot.KeepPicture
	returned    map[bot.UnitID]*bot.Return // of units that have no report for it
	areasTold   []bot.RemindAreas
	forms       []form
	sent        []bot.SentForm
	arriving    int // pictures on their way
	erased      []string
	jobs        []bot.Do
	backlog     bot.Backlog
	snapshots   int   // that were read
	fail        error // what every read answers, if set
}

var errConflict = bot.Fail(bot.Conflict, "memory: commit", nil)

func newMemory() *memory {
	return &memory{
		accounts: map[bot.AccountID]bot.Account{}, chats: map[bot.AccountID]bot.Chat{},
		groups: map[string]bot.Group{}, codes: map[string]bot.OfficerCode{}, invited: map[string]string{}, beginners: map[bot.UnitID][]bot.UnitPerson{},
		reporters: map[bot.UnitID][]bot.AccountID{}, unitGen: map[bot.UnitID]int{},
		views: map[string]bot.View{}, imports: map[bot.ImportID]bot.Import{}, spots: map[bot.ImportID][]bot.ListSpot{}, areaGen: map[bot.AreaID]int{}, feeds: map[string]bot.Feed{},
		reports: map[bot.UnitID][]bot.Report{}, entries: map[bot.UnitID][]bot.UnitEntry{},
		merges: map[bot.UnitID]bot.Merge{}, decided: map[bot.ReportID]bot.ToReview{}, decisions: map[bot.ReportID]bot.Decision{},
		people: map[bot.UnitID][]bot.UnitPerson{}, pictures: map[bot.UnitID][]bot.UnitPicture{},
		drafts: map[bot.UnitID]bot.Wants{}, bare: map[bot.UnitID]bool{}, calls: map[bot.UnitID]*bot.Call{}, reminded: map[reminded]bot.ChaseID{},
	}
}

// Snapshot is as the records are: a test changes nothing meanwhile.
func (m *memory) Snapshot(_ context.Context, f func(Snapshot) error) error {
	m.snapshots++
	return f(m)
}

func (m *memory) Backlog(string) (bot.Backlog, error) { return m.backlog, m.fail }

func (m *memory) Account(id bot.AccountID) (bot.Account, error) {
	a := m.accounts[id]
	a.ID = id
	m.standIn(&a)
	return a, m.fail
}

func (m *memory) Officers() ([]bot.Account, error) {
	var out []bot.Account
	for id, a := range m.accounts {
		if a.ID = id; a.Role != bot.Principal {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b bot.Account) int { return cmp.Compare(a.Name, b.Name) })
	return out, m.fail
}

func (m *memory) Invitations(now time.Time) (list []bot.OpenInvitation, err error) {
	for hash, event := range m.invited {
		if c := m.codes[hash]; c.Spent == "" && c.Expires.After(now) && c.Name != "" && c.DeputyOf == "" {
			list = append(list, bot.OpenInvitation{Event: event, OfficerCode: c})
		}
	}
	slices.SortFunc(list, func(a, b bot.OpenInvitation) int { return strings.Compare(a.Name, b.Name) })
	return list, m.fail
}

func (m *memory) OfficerCode(hash string) (*bot.OfficerCode, error) {
	c, ok := m.codes[hash]
	if !ok {
		return nil, m.fail
	}
	return &c, m.fail
}

func (m *memory) ChatsOf(ids []bot.AccountID) ([]bot.AccountChat, error) {
	var out []bot.AccountChat
	for _, id := range ids {
		if chat, ok := m.chats[id]; ok {
			out = append(out, bot.AccountChat{Account: id, Name: m.accounts[id].Name, Chat: chat})
		}
	}
	return out, m.fail
}

func (m *memory) Group(chat string) (*bot.Group, error) {
	g, ok := m.groups[chat]
	if !ok {
		return nil, m.fail
	}
	return &g, m.fail
}

func (m *memory) Areas() ([]bot.Area, error) { return m.areas, m.fail }

func (m *memory) Importing() (bool, error) { return m.importing, m.fail }

func (m *memory) Occasions(r bot.Round, _ bot.Scope) ([]bot.Occasion, error) {
	return m.occasions[r.ID], m.fail
}

func (m *memory) Campaign() (bot.Campaign, error) { return m.campaign, m.fail }

func (m *memory) Rounds() (bot.Rounds, error) { return m.rounds, m.fail }

func (m *memory) Outages() ([]bot.Outage, error) { return nil, m.fail }

func (m *memory) Unit(id bot.UnitID) (*bot.Unit, error) {
	for _, u := range m.units {
		if u.ID == id {
			return &u, m.fail
		}
	}
	return nil, m.fail
}

func (m *memory) UnitsByQuery(query string, scope bot.Scope, limit int) ([]bot.Unit, error) {
	var out []bot.Unit
	for _, u := range m.units {
		hit := u.Code != "" && strings.HasPrefix(query, string(u.Code)) || strings.Contains(vn.Fold(u.Name), vn.Fold(query))
		if hit && u.Standing != bot.Closed && scope.Contains(u.Area, u.Level) && len(out) < limit {
			out = append(out, u)
		}
	}
	return out, m.fail
}

func (m *memory) UnitsNear(typed string, scope bot.Scope, limit int) ([]bot.Unit, error) {
	var out []bot.Unit
	for _, u := range m.units {
		if slices.Contains(u.Code.Neighbours(), bot.TaxCode(typed)) && scope.Contains(u.Area, u.Level) && len(out) < limit {
			out = append(out, u)
		}
	}
	return out, m.fail
}

func (m *memory) ReportersOf(unit bot.UnitID) ([]bot.AccountChat, error) {
	var out []bot.AccountChat
	for _, id := range m.reporters[unit] {
		out = append(out, bot.AccountChat{Account: id, Name: m.accounts[id].Name, Chat: m.chats[id]})
	}
	return out, m.fail
}

func (m *memory) InviteGeneration(unit bot.UnitID) (int, error) {
	return m.unitGen[unit], m.fail
}

func (m *memory) AreaGeneration(area bot.AreaID) (int, error) {
	return m.areaGen[area], m.fail
}

func (m *memory) Import(id bot.ImportID) (*bot.Import, error) {
	i, ok := m.imports[id]
	if !ok {
		return nil, m.fail
	}
	return &i, m.fail
}

func (m *memory) Diary(q bot.DiaryOf) (list []bot.DiaryLine, err error) {
	for i := len(m.audit) - 1; i >= 0 && len(list) < q.Most; i-- {
		l := bot.DiaryLine{Did: m.audit[i], Row: int64(i + 1), Name: m.accounts[m.audit[i].Account].Name}
		unit, area, of := l.Did.About()
		l.Of = m.accounts[of].Name
		if u, _ := m.Unit(unit); u != nil {
			l.Unit, area = *u, u.Area
		}
		for _, a := range m.areas {
			if a.ID == area {
				l.Area = a
			}
		}
		seen := q.Scope.Covers(bot.Everything) || l.Did.Account == q.Own || l.Unit.ID != 0 && q.Scope.Contains(area, l.Unit.Level) ||
			l.Unit.ID == 0 && area != 0 && q.Scope.Covers(bot.WholeArea(area))
		switch {
		case q.Unit != 0 && unit != q.Unit, q.Unit == 0 && !seen, q.By != nil && !slices.Contains(q.By, l.Did.Account):
		case !q.From.IsZero() && (l.Did.At.Before(q.From) || !l.Did.At.Before(q.Until)):
		case q.After.Row != 0 && l.Row >= q.After.Row, slices.Contains(q.Without, l.Did.Act):
		default:
			list = append(list, l)
		}
	}
	return list, m.fail
}

func (m *memory) DiaryPeople() (list []bot.Account, err error) {
	for _, l := range m.audit {
		if !slices.ContainsFunc(list, func(a bot.Account) bool { return a.ID == l.Account }) {
			list = append(list, bot.Account{ID: l.Account, Name: m.accounts[l.Account].Name})
		}
	}
	return list, m.fail
}

// PageOpen: everybody has one.
func (m *memory) PageOpen(_ bot.AccountID, session string) (bool, error) {
	return session == "s1", m.fail
}

func (m *memory) JobWaiting(prefix string) (string, error) {
	for _, j := range m.jobs {
		if strings.HasPrefix(j.Key, prefix) {
			return j.Key, m.fail
		}
	}
	return "", m.fail
}

func (m *memory) View(id string) (*bot.View, error) {
	v, ok := m.views[id]
	if !ok {
		return nil, m.fail
	}
	return &v, m.fail
}

func (m *memory) Tally(q bot.TotalsOf) ([]bot.Row, error) {
	scope, day := q.Scope, bot.NewPlace(nil).Day(noon)
	var out []bot.Row
	if q.By == bot.ByLevel {
		for _, l := range bot.Levels() {
			if r := (bot.Row{Level: l, Tally: m.count(q, func(u bot.Unit) bool { return u.Level == l })}); r.Total > 0 {
				out = append(out, r)
			}
		}
		return out, m.fail
	}
	for _, a := range m.areas {
		t := m.count(q, func(u bot.Unit) bool { return u.Area == a.ID })
		if t.Total > 0 || slices.Contains(scope.Areas(), a.ID) && a.ValidOn(day) {
			out = append(out, bot.Row{Area: a, Tally: t})
		}
	}
	return out, m.fail
}

func (m *memory) count(q bot.TotalsOf, in func(bot.Unit) bool) (t bot.Tally) {
	for _, u := range m.units {
		if !q.Scope.Contains(u.Area, u.Level) || !in(u) {
			continue
		}
		t.Total++
		if slices.ContainsFunc(m.reporters[u.ID], func(a bot.AccountID) bool { return a != "" }) {
			t.Reached++
		}
		if r := u.Current; r != nil && bot.Behind(r.Status, r.At, q.Since.Of(u.Area)) {
			t.Behind++
		}
		if u.Current != nil && u.Current.Review == bot.Confirmed {
			t.Confirmed++
		}
		switch {
		case u.Current == nil:
			t.NotReported++
		case u.Current.Status == bot.Accepted:
			t.Accepted++
		case u.Current.Status == bot.Succeeded:
			t.Succeeded++
		case u.Current.Status == bot.Refused:
			t.Refused++
		default:
			t.NotRegistered++
		}
	}
	return t
}

// adminChats is where the administrator hears that somebody guesses.
func (m *memory) adminChats(ctx context.Context) []bot.AccountChat {
	chats, _ := m.ChatsOf([]bot.AccountID{people["quản trị"]}) // none while the records fail
	return chats
}

// commit applies the writes one after the other; the first conflict ends it.
func (m *memory) commit(writes []bot.Write) error {
	for _, w := range writes {
		if err := m.apply(w); err != nil {
			return err
		}
	}
	return nil
}

var errUnknownWrite = errors.New("memory: a write the desk should not make")

func (m *memory) apply(w bot.Write) error {
	switch w := w.(type) {
	case bot.BindGroup:
		if m.groups[w.Chat.Key()].By != w.Was {
			return errConflict
		}
		m.groups[w.Chat.Key()] = w.Group
	case bot.UnbindGroup:
		delete(m.groups, w.Chat.Key())
	case bot.PinTotals:
		g := m.groups[w.Chat.Key()]
		g.Pin = bot.Pin{Since: w.Since}
		m.groups[w.Chat.Key()] = g
	case bot.MoveChat:
		g := m.groups[w.From.Key()]
		g.Chat = w.To
		delete(m.groups, w.From.Key())
		m.groups[w.To.Key()] = g
	case bot.InviteOfficer:
		m.codes[w.Hash], m.invited[w.Hash] = w.OfficerCode, w.Event
	case bot.SpendCode:
		return m.spend(w)
	case bot.RemoveOfficer, bot.SetOfficer, bot.SetAdmin, bot.EndDeputy:
		return m.applyPeople(w)
	case bot.FileReport:
		return m.file(w)
	case bot.KeepPicture:
		m.keep(w)
	case bot.SetFeed:
		return m.setFeed(w)
	case bot.Do:
		m.jobs = append(m.jobs, w)
	case bot.ChangeUnit:
		return m.change(w)
	case bot.VerifyReporter:
		for i := range m.people[w.Unit] {
			m.people[w.Unit][i].Verified = m.people[w.Unit][i].Verified || m.people[w.Unit][i].Account == w.Account
		}
	case bot.DecideReports:
		return m.decide(w)
	case bot.UndoDecision:
		return m.undo(w)
	case bot.NoteCall:
		return m.noteCall(w)
	case bot.Remind:
		return m.remind(w)
	case bot.RemindAreas:
		return m.remindAreas(w)
	case bot.PauseReminders:
		m.pauses = append(m.pauses, w.Pause)
	case bot.EndPause:
		m.pauses = slices.DeleteFunc(slices.Clone(m.pauses), func(p bot.Pause) bool { return p.Event == w.Event })
	case bot.FreezeForm:
		return m.formWrite(w)
	case bot.SendForm:
		return m.sendForm(w)
	case bot.AckForm:
		m.sent[w.Send-1].Acked, m.sent[w.Send-1].AckedBy = w.At, w.By
	case bot.SettleMatter:
		return m.settle(w)
	case bot.KeepView:
		m.views[w.ID] = w.View
	case bot.SetAccount:
		m.chats[w.ID] = w.Chat
		if w.Name != nil {
			a := m.accounts[w.ID]
			a.Name = *w.Name
			m.accounts[w.ID] = a
		}
	case bot.Audit:
		m.audit = append(m.audit, w)
	case bot.Occur: // the engine handles it
	default:
		return m.applyInvitation(w)
	}
	return nil
}

func (m *memory) applyInvitation(w bot.Write) error {
	switch w := w.(type) {
	case bot.RenewInvite:
		if w.Area != 0 {
			if m.areaGen[w.Area] != w.Was {
				return errConflict
			}
			m.areaGen[w.Area]++
			return nil
		}
		if m.unitGen[w.Unit] != w.Was {
			return errConflict
		}
		m.unitGen[w.Unit]++
	case bot.ChangeSetting:
		return m.set(w)
	case bot.SetDocument:
		if w.Kind == bot.FormFile {
			return m.setForm(w)
		}
		if now := m.campaign.Document; now != nil && now.SHA256 != w.Was || now == nil && w.Was != "" {
			return errConflict
		}
		if m.campaign.Document = nil; w.File.SHA256 != "" {
			m.campaign.Document = &w.File
		}
	case bot.ErasePicture:
		m.erased = append(m.erased, w.SHA256)
	case bot.RemoveReporter:
		m.reporters[w.Unit] = slices.DeleteFunc(m.reporters[w.Unit], func(a bot.AccountID) bool { return a == w.Account })
	default:
		return m.applyRound(w)
	}
	return nil
}

// applyRound keeps the rules of the store.
func (m *memory) applyRound(w bot.Write) error {
	at := func(id bot.RoundID, version int) int {
		return slices.IndexFunc(m.rounds, func(r bot.Round) bool { return r.ID == id && r.Version == version })
	}
	switch w := w.(type) {
	case bot.AddRound:
		if _, taken := m.rounds.Own(w.Area).On(w.Day); taken {
			return errConflict
		}
		m.roundID++
		w.ID, w.Version = m.roundID, 1
		m.rounds = append(slices.Clone(m.rounds), w.Round).Sorted()
	case bot.MoveRound:
		i := at(w.ID, w.Was)
		if other, taken := m.rounds.Own(w.Area).On(w.Day); i < 0 || taken && other.ID != w.ID {
			return errConflict
		}
		w.Version = w.Was + 1
		m.rounds = slices.Clone(m.rounds)
		m.rounds[i] = w.Round
		m.rounds = m.rounds.Sorted()
	case bot.RemoveRound:
		i := at(w.Round, w.Was)
		if i < 0 {
			return errConflict
		}
		m.rounds = slices.Delete(slices.Clone(m.rounds), i, i+1)
	default:
		return errUnknownWrite
	}
	return nil
}

func (m *memory) spend(w bot.SpendCode) error {
	c := m.codes[w.Hash]
	if c.Spent != "" && c.Spent != w.Account || !w.At.Before(c.Expires) {
		return errConflict
	}
	c.Spent = w.Account
	m.codes[w.Hash] = c
	if c.DeputyOf != "" {
		m.deputies = append(m.deputies, bot.Deputy{Account: w.Account, Officer: c.DeputyOf, Name: w.Name, Until: c.Until})
		m.chats[w.Account] = w.Chat
		return nil
	}
	m.accounts[w.Account] = bot.Account{ID: w.Account, Name: cmp.Or(c.Name, w.Name), Phone: c.Phone, Role: bot.Officer, Scope: m.accounts[w.Account].Scope.Plus(c.Scope)}
	m.chats[w.Account] = w.Chat
	return nil
}
