package dialog

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/names"
)

// world is the records of a small city, in memory: it answers needs as the
// store does and applies writes.
type world struct {
	campaign bot.Campaign
	rounds   bot.Rounds
	outages  []bot.Outage
	areas    []bot.Area
	units    []bot.Unit
	accounts map[bot.AccountID]bot.Account
	chats    map[bot.AccountID]bot.Chat
	ties     []bot.Reporter
	reports  []bot.Report
	flags    map[bot.ReportID][]bot.Flag
	pictures map[string]bot.KeepPicture
	wishes   []bot.RecordWish
	invites  map[string]bot.Invite
	asked    map[bot.AccountID]bot.Asked // by the clock, last
}

const (
	duongKinh = bot.AreaID(1)
	anLao     = bot.AreaID(2)
	direct    = bot.AreaID(9)
)

func newWorld() *world {
	w := &world{
		campaign: bot.Campaign{Office: "Sở GDĐT thành phố", Contact: "Phòng công nghệ", Phone: "0225 000 0001",
			Letter: "Văn bản 01/VD", TaxURL: "https://tax.example/lookup", Notice: 2,
			NoticeDay: time.Date(2025, 5, 5, 0, 0, 0, 0, time.UTC), KeepPictures: 90, KeepReports: 2},
		accounts: map[bot.AccountID]bot.Account{},
		chats:    map[bot.AccountID]bot.Chat{},
		flags:    map[bot.ReportID][]bot.Flag{},
		pictures: map[string]bot.KeepPicture{},
		invites:  map[string]bot.Invite{},
		asked:    map[bot.AccountID]bot.Asked{},
	}
	w.areas = []bot.Area{
		{ID: duongKinh, Name: "Quận Dương Kinh", Office: "Phòng GDĐT quận Dương Kinh", Contact: "cô Lan", Phone: "0225 000 0002"},
		{ID: anLao, Name: "Huyện An Lão", Office: "Phòng GDĐT huyện An Lão"},
		{ID: 3, Name: "Huyện Kiến Thụy"}, {ID: 4, Name: "Quận Hồng Bàng"}, {ID: 5, Name: "Quận Ngô Quyền"},
		{ID: 6, Name: "Xã Cẩm Giang"}, {ID: 7, Name: "Xã Cẩm Giàng"}, {ID: direct, Name: "Báo cáo trực tiếp Sở"},
	}
	for _, u := range []bot.Unit{
		{Name: "Mầm non Hoa Sen", Code: "0299900124", Level: bot.Nursery, Area: duongKinh},
		{Name: "Tiểu học Hòa Nghĩa", Code: "0299900131", Level: bot.Primary, Area: duongKinh},
		{Name: "THCS Anh Dũng", Level: bot.Lower, Area: duongKinh},
		{Name: "TH&THCS Đa Phúc", Code: "0299900149", Level: bot.PrimaryLower, Area: duongKinh},
		{Name: "Mầm non Hướng Dương", Code: "0299900156", Level: bot.Nursery, Area: duongKinh},
		{Name: "Mầm non Hướng Dương 2", Code: "0299900156", Level: bot.NurseryGroup, Area: duongKinh},
		{Name: "Trung tâm GDTX Ven Sông", Code: "0299900163", Level: bot.Continuing, Area: direct},
		{Name: "GDTX Phù Sa cơ sở 1", Code: "0299900170-001", Level: bot.Continuing, Area: direct},
		{Name: "GDTX Phù Sa cơ sở 2", Code: "0299900170-002", Level: bot.Continuing, Area: direct},
		{Name: "Mầm non Hoa Sen", Code: "0299900188", Level: bot.Nursery, Area: anLao},
		{Name: "Mầm non Cũ", Code: "0299900290", Level: bot.Nursery, Area: duongKinh, Standing: bot.Closed},
		{Name: "Mầm non Đã Gộp", Code: "0299900406", Level: bot.Nursery, Area: duongKinh, Standing: bot.Closed},
		{Name: "TH, THCS&THPT Ánh Sao", Code: "0299900195", Level: bot.AllThrough, Area: direct},
	} {
		w.add(u)
	}
	for i, area := range []bot.AreaID{duongKinh, anLao, 3, 4, 5, 6, 7} {
		w.add(bot.Unit{Name: "Mầm non Sơn Ca", Code: bot.TaxCode(sonCa[i]), Level: bot.Nursery, Area: area})
	}
	w.invites["uHOASEN"] = bot.Invite{Kind: bot.OpensUnit, Unit: &w.units[0], Area: w.areas[0]}
	w.invites["uHOANGHIA"] = bot.Invite{Kind: bot.OpensUnit, Unit: &w.units[1], Area: w.areas[0]}
	w.invites["aDUONGKINH"] = bot.Invite{Kind: bot.OpensArea, Area: w.areas[0]}
	_, normal, _ := bot.ReadTypedCode(typedCode)
	w.invites["MM-"+normal] = bot.Invite{Kind: bot.OpensUnit, Unit: &w.units[3], Area: w.areas[0]}
	w.invites["uTIRED"] = bot.Invite{Kind: bot.InviteTired, Until: time.Date(2025, 5, 21, 8, 8, 0, 0, time.UTC)}
	return w
}

// typedCode is an invitation that is well spelled.
var typedCode = bot.NewTokens([]byte("key")).TypedUnitCode(4, 0)

var sonCa = []string{"0299900205", "0299900212", "0299900237", "0299900244", "0299900251", "0299900269", "0299900276"}

func (w *world) add(u bot.Unit) bot.UnitID {
	u.ID = bot.UnitID(len(w.units) + 1)
	u.AreaName = w.area(u.Area).Name
	w.units = append(w.units, u)
	return u.ID
}

func (w *world) area(id bot.AreaID) bot.Area {
	for _, a := range w.areas {
		if a.ID == id {
			return a
		}
	}
	return bot.Area{}
}

func (w *world) unit(id bot.UnitID) *bot.Unit {
	if id <= 0 || int(id) > len(w.units) {
		return nil
	}
	u := w.units[id-1]
	return &u
}

func (w *world) filter(keep func(bot.Unit) bool) (out []bot.Unit) {
	for _, u := range w.units {
		if keep(u) {
			out = append(out, u)
		}
	}
	return out
}

// look answers needs.
func (w *world) look(ev bot.Event, n bot.Needs) bot.Facts {
	f := bot.Facts{Day: bot.NewPlace(nil).Day(ev.At), Began: bot.NewPlace(nil).Began(ev.At), Campaign: w.campaign, Rounds: w.rounds, Outages: w.outages, Account: w.accounts[ev.From], Verified: map[bot.UnitID]bool{}}
	f.Account.ID = ev.From
	for _, t := range w.ties {
		if t.Account == ev.From {
			f.Units = append(f.Units, *w.unit(t.Unit))
			f.Verified[t.Unit] = t.Verified
		}
	}
	w.lookUnits(&f, n)
	if n.Area != "" {
		index, day := bot.NewAreaIndex(w.areas), f.Day
		if f.Areas = index.MatchAddress(n.Area, day); len(f.Areas) == 0 {
			f.NearAreas = index.Near(n.Area, day, 3)
		}
		if len(f.Areas) == 1 && n.There != "" {
			f.There = w.there(n.There, f.Areas[0].ID)
		}
	}
	for i := range w.reports {
		if r := w.reports[i]; r.ID == n.Report && n.Report != "" || n.Report == "" && r.Receipt == n.Receipt && n.Receipt != "" {
			f.Report = &r
		}
	}
	if n.Reminded {
		f.Reminded = w.asked[ev.From]
	}
	if n.Disputed {
		f.Disputed = w.disputed(ev.From, f.Verified)
	}
	history := n.History
	if history == bot.OnlyUnit && len(f.Units) == 1 {
		history = f.Units[0].ID
	}
	for _, r := range slices.Backward(w.reports) {
		if r.Unit == history {
			f.History = append(f.History, r)
		}
	}
	f.Attempts = len(f.History)
	if n.Held {
		f.Held = w.held(ev.From)
		if n.Export {
			f.Held.Rows = []bot.HeldRow{{What: bot.DatumAccount, Value: string(ev.From), Until: bot.UntilAsked},
				{What: bot.DatumReport, At: f.Held.Since, Value: "BC-0000-0001", Status: bot.Accepted, Until: bot.UntilRule}}
		}
	}
	return f
}

func (w *world) lookUnits(f *bot.Facts, n bot.Needs) {
	if len(n.Codes) > 0 {
		f.Codes = map[bot.TaxCode]bot.CodeFacts{}
	}
	for _, c := range n.Codes {
		f.Codes[c] = w.code(c)
	}
	if n.Name != "" {
		w.named(f, n.Name, n.NameArea)
	}
	if n.Invite != "" {
		in, ok := w.invites[n.Invite]
		if !ok {
			in.Kind = bot.InviteBad
		}
		if in.Unit != nil {
			in.Unit = w.unit(in.Unit.ID)
		}
		f.Invite, f.Office = in, in.Area
	}
	if f.Unit = w.unit(n.Unit); f.Unit != nil {
		f.Office = w.area(f.Unit.Area)
		f.Tellable = w.tellable(n.Unit)
	}
}

func (w *world) code(c bot.TaxCode) (f bot.CodeFacts) {
	f.Exact = w.filter(func(u bot.Unit) bool { return u.Code == c || u.Code == "" && u.Proposed == c })
	if len(f.Exact) > 0 {
		if f.Exact[0].Name == "Mầm non Đã Gộp" {
			f.Heir = &w.units[0]
		}
		return f
	}
	f.Parent = w.filter(func(u bot.Unit) bool { return c.Suffixed() && u.Code == c.Parent() })
	f.Children = w.filter(func(u bot.Unit) bool { return len(f.Parent) == 0 && u.Code.Suffixed() && u.Code.Parent() == c.Parent() })
	if len(f.Parent)+len(f.Children) == 0 {
		near := c.Neighbours()
		f.Near = w.filter(func(u bot.Unit) bool { return u.Code != "" && slices.Contains(near, u.Code) })
	}
	return f
}

// lookedIn is the index that names were looked for in last, and what it is made of: most turns
// of most worlds have the same.
var lookedIn struct {
	areas []bot.Area
	rows  []names.Row
	x     *names.Index
}

// index is what names are looked for in.
func (w *world) index() *names.Index {
	var rows []names.Row
	for _, u := range w.units {
		if u.Standing != bot.Closed {
			rows = append(rows, names.Row{ID: u.ID, Area: u.Area, Level: u.Level, Name: u.Name})
		}
	}
	last := &lookedIn
	if last.x != nil && slices.Equal(rows, last.rows) && reflect.DeepEqual(w.areas, last.areas) {
		return last.x
	}
	last.areas, last.rows, last.x = slices.Clone(w.areas), rows, names.New()
	last.x.SetAreas(last.areas)
	for _, r := range rows {
		last.x.Put(r)
	}
	return last.x
}

// there finds what is called just so in an area.
func (w *world) there(name string, area bot.AreaID) (all []bot.Unit) {
	found, _ := w.index().Find(names.Query{Text: name, Most: maxUnits + 1, Inside: func(a bot.AreaID, _ bot.Level) bool { return a == area }})
	for _, u := range found {
		if u.Score >= names.Sure {
			all = append(all, *w.unit(u.Unit))
		}
	}
	return all
}

// named finds units as the store does.
func (w *world) named(f *bot.Facts, name string, area bot.AreaID) {
	found, _ := w.index().Find(names.Query{Text: name, First: area, Most: maxUnits + 1})
	f.Near = len(found) > 0 && found[0].Score < names.Sure
	last := -1
	for _, u := range found {
		f.Schools = max(f.Schools, u.Mention+1)
	}
	f.Namesakes = map[bot.UnitID]bool{}
	for i, u := range found {
		if f.Schools == 1 || u.Mention != last {
			f.Named = append(f.Named, *w.unit(u.Unit))
			f.Namesakes[u.Unit] = f.Schools > 1 && i+1 < len(found) && found[i+1].Mention == u.Mention && found[i+1].Score == u.Score
		}
		last = u.Mention
	}
	f.More = len(f.Named) > maxUnits
}

func (w *world) tellable(id bot.UnitID) (all []bot.AccountChat) {
	for _, t := range w.ties {
		if t.Unit == id && t.Verified {
			a := w.accounts[t.Account]
			all = append(all, bot.AccountChat{Account: t.Account, Name: a.Name, Chat: w.chats[t.Account], Lang: a.Lang, Role: a.Role})
		}
	}
	return all
}

func (w *world) held(id bot.AccountID) (h bot.Held) {
	for _, r := range w.reports {
		if r.Account == id {
			h.Reports++
			h.Since = r.At
		}
	}
	for _, p := range w.pictures {
		if p.Account == id {
			h.Pictures++
		}
	}
	for _, t := range w.ties {
		if t.Account == id {
			h.Units = append(h.Units, w.unit(t.Unit).Name)
		}
	}
	for _, wish := range w.wishes {
		if wish.Account == id {
			h.More = []bot.HeldCount{{What: bot.DatumWish, N: 1}}
		}
	}
	return h
}

// disputed is the latest report of another account for a unit of the sender.
func (w *world) disputed(who bot.AccountID, verified map[bot.UnitID]bool) (found *bot.Report) {
	for i := range w.reports {
		if r := w.reports[i]; verified[r.Unit] && r.Account != who && !r.Denied && r.Review == bot.Unreviewed {
			found = &r
		}
	}
	return found
}

// apply makes the writes last and tells what was recorded.
func (w *world) apply(writes []bot.Write) (out bot.Outcome) {
	for _, x := range writes {
		switch x := x.(type) {
		case bot.FileReport:
			out.Report, _ = w.file(x)
		case bot.KeepPicture:
			if _, there := w.pictures[x.Event]; !there {
				w.pictures[x.Event] = x
			}
		case bot.DropPictures:
			for id, p := range w.pictures {
				if p.Draft == x.Draft && p.Report == "" && (x.Event == "" || x.Event == id) {
					delete(w.pictures, id)
				}
			}
		case bot.BindReporter:
			w.tie(x.Account, x.Unit, true)
			w.chats[x.Account] = x.Chat
		case bot.SetAccount:
			w.setAccount(x)
		case bot.RecordWish:
			w.wishes = append(w.wishes, x)
		case bot.RemoveReporter:
			w.ties = slices.DeleteFunc(w.ties, func(t bot.Reporter) bool { return t.Account == x.Account && t.Unit == x.Unit })
		case bot.WithdrawReport:
			for i := range w.reports {
				if w.reports[i].ID == x.Report {
					w.reports[i].Withdrawn = true
					w.units[w.reports[i].Unit-1].Current = nil
				}
			}
		case bot.ProposeCode:
			w.units[x.Unit-1].Proposed, w.units[x.Unit-1].NoCode = x.Code, false
		case bot.DenyReport:
			w.flags[x.Report] = append(w.flags[x.Report], bot.FlagDenied)
			for i := range w.reports {
				w.reports[i].Denied = w.reports[i].Denied || w.reports[i].ID == x.Report
			}
		}
	}
	return out
}

func (w *world) tie(a bot.AccountID, u bot.UnitID, verified bool) {
	for i, t := range w.ties {
		if t.Account == a && t.Unit == u {
			w.ties[i].Verified = t.Verified || verified
			return
		}
	}
	w.ties = append(w.ties, bot.Reporter{Account: a, Unit: u, Verified: verified})
}

func (w *world) file(x bot.FileReport) (*bot.Report, bool) {
	for _, r := range w.reports {
		if r.ID == x.ID {
			return &r, true
		}
	}
	if x.Unit == 0 {
		x.Unit = w.add(bot.Unit{Name: x.New.Name, Code: x.New.Code, Level: x.New.Level, Area: x.New.Area, Standing: bot.Pending})
	}
	u := &w.units[x.Unit-1]
	if u.Code == "" {
		u.Proposed, u.NoCode = x.Code, x.NoCode
	}
	verified := slices.Contains(w.ties, bot.Reporter{Account: x.Account, Unit: x.Unit, Verified: true})
	w.tie(x.Account, x.Unit, false)
	r := bot.Report{ID: x.ID, Receipt: bot.ReceiptDigits(x.ID, 0), Unit: x.Unit, Status: x.Status, Words: x.Words,
		Reason: x.Reason, ReasonText: x.ReasonText, Account: x.Account, At: x.At, Verified: verified,
		UnitName: u.Name, AreaName: u.AreaName, Review: bot.Unreviewed, Current: true}
	w.reports = append(w.reports, r)
	u.Current = &r
	w.flags[x.ID] = x.Flags
	return &r, false
}

func (w *world) setAccount(x bot.SetAccount) {
	a := w.accounts[x.ID]
	a.ID = x.ID
	for _, f := range []struct{ to, from *string }{{&a.Name, x.Name}, {&a.Post, x.Post}, {&a.Phone, x.Phone}, {&a.Lang, x.Lang}} {
		if f.from != nil {
			*f.to = *f.from
		}
	}
	if x.Notice != nil {
		a.Notice = *x.Notice
	}
	if x.Contact != nil {
		a.Contact = *x.Contact
	}
	w.accounts[x.ID] = a
	w.chats[x.ID] = x.Chat
}

// recorded are the lines that a transcript shows of the writes.
func (w *world) recorded(writes []bot.Write) (lines []string) {
	for _, x := range writes {
		switch x := x.(type) {
		case bot.FileReport:
			name := "new unit"
			if x.New == nil {
				name = w.unit(x.Unit).Name
			} else {
				name += fmt.Sprintf(" %q code=%s level=%s area=%d", x.New.Name, x.New.Code, x.New.Level, x.New.Area)
			}
			lines = append(lines, fmt.Sprintf("report: %s, %s%s flags=%v", name, x.Status,
				describeReport(x), x.Flags))
		case bot.KeepPicture:
			to := "draft"
			if x.Report != "" {
				to = "report"
			}
			lines = append(lines, "picture kept for the "+to)
		case bot.DropPictures:
			lines = append(lines, pictures(x)+" of the draft dropped")
		case bot.BindReporter:
			lines = append(lines, "verified reporter of "+w.unit(x.Unit).Name)
		case bot.SetAccount:
			lines = append(lines, "account: "+describeAccount(x))
		case bot.RecordWish:
			lines = append(lines, fmt.Sprintf("wish: %s %q", x.Kind, x.Text))
		case bot.RemoveReporter:
			lines = append(lines, "no longer a reporter of "+w.unit(x.Unit).Name)
		case bot.DenyReport:
			lines = append(lines, "report denied")
		case bot.WithdrawReport:
			lines = append(lines, "report withdrawn")
		case bot.PutOff:
			lines = append(lines, fmt.Sprintf("put off until %s: %d units", x.Until.In(bot.NewPlace(nil).Zone).Format("15h04 2/1"), len(x.Units)))
		case bot.ProposeCode:
			lines = append(lines, fmt.Sprintf("code of %s: %s", w.unit(x.Unit).Name, x.Code))
		case bot.AskOfficer:
			lines = append(lines, fmt.Sprintf("for the officer: %q", x.Text))
		}
	}
	return lines
}

func pictures(x bot.DropPictures) string {
	if x.Event != "" {
		return "picture " + x.Event
	}
	return "pictures"
}

func describeReport(x bot.FileReport) string {
	var b strings.Builder
	for _, f := range []struct{ name, value string }{{"words", x.Words}, {"reason", string(x.Reason)},
		{"reason text", x.ReasonText}, {"code", string(x.Code)}} {
		if f.value != "" {
			fmt.Fprintf(&b, " %s=%q", f.name, f.value)
		}
	}
	if x.NoCode {
		b.WriteString(" no code")
	}
	return b.String()
}

func describeAccount(x bot.SetAccount) string {
	var all []string
	for _, f := range []struct {
		name  string
		value *string
	}{{"name", x.Name}, {"post", x.Post}, {"phone", x.Phone}, {"lang", x.Lang}} {
		if f.value != nil {
			all = append(all, f.name+"="+*f.value)
		}
	}
	if x.Notice != nil {
		all = append(all, fmt.Sprintf("notice=%d", *x.Notice))
	}
	if x.Contact != nil {
		all = append(all, "contact asked")
	}
	if x.Blocked != nil {
		all = append(all, fmt.Sprintf("blocked=%v", *x.Blocked))
	}
	if len(all) == 0 {
		return "as it was"
	}
	return strings.Join(all, ", ")
}

// unset leaves of the campaign and the areas what comes with the program.
func (w *world) unset() {
	w.campaign = bot.NewCampaign(nil)
	for i := range w.areas {
		w.areas[i].Office, w.areas[i].Contact, w.areas[i].Phone = "", "", ""
	}
}

// set is a setting of the office.
func (w *world) set(setting, value string) {
	kept := map[bot.Setting]string{bot.Setting(setting): value}
	for _, s := range bot.Settings() {
		if string(s) != setting {
			kept[s] = w.campaign.Kept(s)
		}
	}
	w.campaign = bot.NewCampaign(kept)
}
