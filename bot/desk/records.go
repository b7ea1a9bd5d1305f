package desk

import (
	"context"
	"time"

	"vneidbot/bot"
)

// Records lets the desk read what is recorded.
type Records interface {
	// Snapshot runs f, once, on the records of one moment: a whole answer is made of
	// it. What must still hold when the answer's writes are committed travels in the
	// writes themselves. f must not open another one.
	Snapshot(ctx context.Context, f func(Snapshot) error) error
}

// Snapshot is the records of one moment. Not found is nil or an empty slice,
// never an error.
type Snapshot interface {
	// Backlog tells what of the chat with this key waits.
	Backlog(chat string) (bot.Backlog, error)

	// Account is the account with its role and scope; one that has no row is
	// a principal with only its ID set. Whoever stands in for an officer today has
	// that one's scope too. Administrators of the configuration are not known here.
	Account(id bot.AccountID) (bot.Account, error)
	// Officers lists the accounts that have the role Officer, by name.
	Officers() ([]bot.Account, error)
	// Admins lists the administrators of the records; the configuration names others.
	Admins() ([]bot.AccountID, error)
	// DeputiesOf lists who stands in for some officers on the day, by name.
	DeputiesOf(officers []bot.AccountID, day time.Time) ([]bot.Deputy, error)
	// Groups lists the groups that are bound.
	Groups() ([]bot.Group, error)
	// OfficerCode is the invitation with this hash, nil when there is none.
	OfficerCode(hash string) (*bot.OfficerCode, error)
	// Invitations lists those by name that can still be used at that moment, in the order
	// of their names; deputies' are left out.
	Invitations(now time.Time) ([]bot.OpenInvitation, error)
	// ChatsOf tells where accounts can be written to in private, with name and
	// language; accounts that never wrote, or blocked the bot, are left out.
	ChatsOf(ids []bot.AccountID) ([]bot.AccountChat, error)

	// PageOpen tells whether the account has that session of the officers' page.
	PageOpen(account bot.AccountID, session string) (bool, error)

	// Group is the live binding of the chat with this key (Chat.Key), nil when
	// it is not bound.
	Group(chat string) (*bot.Group, error)
	// Areas lists every area of any time, in the official order (Sort, then
	// name); whoever asks picks those valid on a day.
	Areas() ([]bot.Area, error)
	// Campaign is what the office has set.
	Campaign() (bot.Campaign, error)
	// OfficeForms lists the forms that offices have given.
	OfficeForms() ([]bot.OfficeForm, error)
	// Running counts what has been reported in the campaign so far.
	Running() (bot.CampaignCount, error)
	// Rounds lists those that stand, of all areas.
	Rounds() (bot.Rounds, error)
	// Outages are those of the last day, and what may be one.
	Outages() ([]bot.Outage, error)
	// Occasions are the reminders of a round that are done, with what became of each in
	// the scope.
	Occasions(r bot.Round, scope bot.Scope) ([]bot.Occasion, error)
	// Importing tells whether a large list is half-way into the records: the
	// numbers are neither those of before nor those of after.
	Importing() (bool, error)

	// Unit is one unit with its state, nil when there is none.
	Unit(id bot.UnitID) (*bot.Unit, error)
	// UnitsByQuery finds units inside the scope by a tax code as typed, or by
	// words of the name (folded): best first, at most limit. Closed units are
	// left out.
	UnitsByQuery(query string, scope bot.Scope, limit int) ([]bot.Unit, error)
	// UnitsNear finds units inside the scope whose tax code is one wrong digit or
	// one swap away from a code that was typed.
	UnitsNear(typed string, scope bot.Scope, limit int) ([]bot.Unit, error)
	// ClosedUnits finds closed units inside the scope by a tax code as typed, or by a
	// part of the name.
	ClosedUnits(query string, scope bot.Scope, limit int) ([]bot.Unit, error)
	// ReportOfReceipt is the report with that receipt.
	ReportOfReceipt(code bot.Receipt) (*bot.Report, error)
	// Report is the report with that id.
	Report(id bot.ReportID) (*bot.Report, error)
	// ReportsOf lists the newest reports of a unit, newest first.
	ReportsOf(unit bot.UnitID) ([]bot.Report, error)
	// EntriesOf lists what is kept of a unit with its dates, by these dates.
	EntriesOf(unit bot.UnitID) ([]bot.UnitEntry, error)
	// MergeOf is the last merge in which a unit ended.
	MergeOf(unit bot.UnitID) (*bot.Merge, error)
	// ErasedOf lists what stays of a unit's pictures that were removed, at most so many.
	ErasedOf(unit bot.UnitID, most int) ([]bot.Erased, error)
	// LastAct is the latest line of the audit about an object with that act.
	LastAct(object, act string) (*bot.Audit, error)
	// PeopleOf lists who reports for a unit, verified ones first, then by name.
	PeopleOf(unit bot.UnitID) ([]bot.UnitPerson, error)
	// BeginnersOf lists who has a first report of the unit in the making since that moment:
	// such a person reports for nobody yet.
	BeginnersOf(unit bot.UnitID, since time.Time) ([]bot.UnitPerson, error)
	// ToReview lists the reports of a scope that wait for an officer, behind a place,
	// at most so many: those to be looked at by themselves first, then the oldest.
	ToReview(scope bot.Scope, after bot.ReviewPlace, most int) ([]bot.ToReview, error)
	// Waiting counts those, up to so many.
	Waiting(scope bot.Scope, after bot.ReviewPlace, most int) (int, error)
	// MarkedWaiting counts those that are to be looked at by themselves, up to so many.
	MarkedWaiting(scope bot.Scope, most int) (int, error)
	// ShownReports are the reports with these ids as they are now, in their order and
	// with what ToReview tells of them; Row is 0 for one that does not wait any more.
	ShownReports(ids []bot.ReportID) ([]bot.ToReview, error)
	// Looks are the lines of the audit that others than the account left about the
	// objects with that act since then, the oldest first.
	Looks(act string, objects []string, since time.Time, but bot.AccountID) ([]bot.Audit, error)
	// Arriving counts the pictures on their way of reports of the scope that will wait.
	Arriving(scope bot.Scope) (int, error)
	// StillShown are those of what was shown that have not changed since.
	StillShown(shown []bot.ShownReport) ([]bot.ShownReport, error)
	// DecisionOf is what was decided last about a report, nil for nothing.
	DecisionOf(id bot.ReportID) (*bot.Decision, error)
	// PictureSeen is a picture that is kept, if a report of a unit of the scope has it.
	PictureSeen(sha256 string, scope bot.Scope) (*bot.Kept, error)
	// PicturesOf lists the pictures that are kept of a unit's reports, those of the
	// newest report first, at most so many.
	PicturesOf(unit bot.UnitID, most int) ([]bot.UnitPicture, error)
	// ReportersOf lists the verified reporters of a unit, by name. An account
	// that cannot be written to is listed too, with a zero Chat.
	ReportersOf(unit bot.UnitID) ([]bot.AccountChat, error)
	// InviteGeneration is the generation of the unit's invitations, what
	// bot.RenewInvite calls Was.
	InviteGeneration(unit bot.UnitID) (int, error)
	// AreaGeneration is the same of the area's common link.
	AreaGeneration(area bot.AreaID) (int, error)

	// Import is a list on its way into the records, nil when it is too old.
	Import(id bot.ImportID) (*bot.Import, error)
	// ImportsSince lists the lists that were taken in after that, the newest first.
	ImportsSince(at time.Time) ([]bot.Import, error)
	// ImportSpots are the areas and levels that an import touched, before and after.
	ImportSpots(id bot.ImportID) ([]bot.ListSpot, error)
	// Piles counts who is missing, of each area that has somebody, in the official order.
	Piles(q bot.MissingOf) ([]bot.AreaPiles, error)
	// Missing lists the units of an area's pile, in no order.
	Missing(q bot.MissingOf, area bot.AreaID, pile bot.Pile) ([]bot.MissingUnit, error)
	// CallOf is the last call that was noted about a unit, nil when there was none.
	CallOf(unit bot.UnitID) (*bot.Call, error)
	// Calls lists the last call of each unit of the scope that was noted since then.
	Calls(scope bot.Scope, since time.Time) ([]bot.Call, error)
	// UnitRows lists the units that count, in no order, with the pile of each.
	UnitRows(q bot.MissingOf) ([]bot.UnitRow, error)
	// Phoned are those to phone of the scope's units whose heads have no phone: who reports
	// for them and gave one, verified people first.
	Phoned(scope bot.Scope) (map[bot.UnitID]bot.Phoned, error)
	// ReturnedOf are the last reports of units that were given back.
	ReturnedOf(units []bot.UnitID) (map[bot.UnitID]bot.Return, error)
	// Shots tells how many pictures there are, and how many bytes they have.
	Shots(q bot.ShotsOf) (pictures int, bytes int64, err error)
	// Chased lists who can be written to about units of the scope that are not up to
	// date and that they were not reminded of in the round, by their accounts behind one.
	Chased(q bot.MissingOf, round bot.RoundKey, behind bot.AccountID) ([]bot.Chased, error)
	// ChaseState is what became of a reminder so far.
	ChaseState(id bot.ChaseID) (bot.ChaseState, error)
	// AreasReminded lists which officers and groups were reminded of which areas since then.
	AreasReminded(since time.Time) ([]bot.AreaReminder, error)
	// AreasChased is what became of a chase of areas so far: its units are areas.
	AreasChased(id bot.ChaseID) (bot.ChaseState, error)
	// Pauses lists the scopes that are told nothing unasked now, the oldest pause first.
	Pauses() ([]bot.Pause, error)
	// Matters lists what waits for an officer of the scope, in the order of
	// bot.MatterKinds, the oldest first.
	Matters(scope bot.Scope) ([]bot.Matter, error)
	// Matter is one that somebody asked for or denied, waiting or done; nil when
	// there is none in the scope.
	Matter(kind bot.MatterKind, id string, scope bot.Scope) (*bot.Matter, error)

	// Diary lists lines of the audit that may be seen, the newest first.
	Diary(q bot.DiaryOf) ([]bot.DiaryLine, error)
	// DiaryPeople lists everybody who has lines in the audit, with the names.
	DiaryPeople() ([]bot.Account, error)
	// JobWaiting is the key of a job that is still to be done, of those whose keys
	// begin so; "" when there is none.
	JobWaiting(prefix string) (key string, err error)
	// Cuts are the cut-offs of a round's day that are whole, everybody's first.
	Cuts(day time.Time) ([]bot.Form, error)
	// CutDays are the days of which there is one, the last one first, at most so many.
	CutDays(most int) ([]time.Time, error)
	// Form is a form that is whole, nil when there is none.
	Form(id bot.FormID) (*bot.Form, error)
	// FormsOf are an area's own forms of a round's day, by officers or by themselves, the
	// oldest first.
	FormsOf(area bot.AreaID, day time.Time) ([]bot.Form, error)
	// OwnForms are all areas' own forms of a round's day of that kind, the oldest first.
	OwnForms(day time.Time, kind bot.FormKind) ([]bot.Form, error)
	// FormUnits lists the units of a form, as they were.
	FormUnits(id bot.FormID) ([]bot.FormUnit, error)
	// FormRows lists the counted units of forms, in no order, as UnitRows does, without whom
	// to phone.
	FormRows(forms []bot.Form, scope bot.Scope) ([]bot.UnitRow, error)
	// Sent lists the forms that were sent for a round's day, each time anew, the oldest
	// first.
	Sent(day time.Time) ([]bot.SentForm, error)
	// TallyForms counts the units of forms, as Tally does. An area that several of them
	// count is of the last one.
	TallyForms(forms []bot.Form, scope bot.Scope, by bot.By) ([]bot.Row, error)
	// InRound counts the units of forms by how they stand in the round, by the same rule.
	InRound(forms []bot.Form, scope bot.Scope) (map[bot.InRound]int, error)
	// MovedInRound is what of these counts has become another by reports of the round's day
	// that were recorded after the forms: what is to be added to each.
	MovedInRound(forms []bot.Form, scope bot.Scope, window func(bot.AreaID) bot.Window, until time.Time) (map[bot.InRound]int, error)
	// Excused counts those of them that are in time by an outage alone.
	Excused(forms []bot.Form, scope bot.Scope) (int, error)
	// Fallen names the units of an area that were received or better in its form and are not
	// any more, by their names.
	Fallen(forms []bot.Form, area bot.AreaID, scope bot.Scope) ([]string, error)
	// FellBetween names those that were in the first forms and are not in the others.
	FellBetween(then, now []bot.Form, area bot.AreaID, scope bot.Scope) ([]string, error)
	// Feed is the address with that id, nil when there is none.
	Feed(id string) (*bot.Feed, error)
	// View is what a button means that carries this id, nil when it is too old.
	View(id string) (*bot.View, error)

	// Tally counts the units of the scope as of then. ByArea gives a row for every area
	// that has units, and for those that the scope names and that exist on that day,
	// in the official order; units without an area make a row with a zero Area,
	// last. ByLevel gives a row for every level that has units, in the order of
	// bot.Levels. Rows add up to the scope's units.
	Tally(q bot.TotalsOf) ([]bot.Row, error)
}
