package desk

import (
	"time"

	"vneidbot/bot"
)

// review is /xacnhan: reports with a picture or a mark are shown and decided.
func review() command {
	return command{
		name: "xacnhan", asked: "xác nhận|duyệt|duyệt ảnh|xem ảnh|kiểm tra ảnh|ảnh chờ|báo cáo chờ|trả lại ảnh|review", aliases: []string{"duyet"}, action: action{readReports, (*deskTurn).review}, place: 5, answers: isPlace,
		taps: []tap{
			{verbSheet, action{readReports, (*deskTurn).tapSheet}},
			{verbLater, action{readReports, (*deskTurn).putOff}},
			{verbConfirm, action{confirmReports, (*deskTurn).confirm}},
			{verbReturn, action{returnReports, (*deskTurn).askReturn}},
			{verbBackToSheet, action{readReports, (*deskTurn).backToSheet}},
			{verbReason, action{returnReports, (*deskTurn).reason}},
			{verbReturnEach, action{returnReports, (*deskTurn).doEach}},
			{verbPapers, action{erasePicture, (*deskTurn).papers}},
			{verbUndoReview, action{undoReview, (*deskTurn).undoReview}},
			{verbVerifyAll, action{verifyPerson, (*deskTurn).verifyAll}},
			{verbGive, action{returnReports, (*deskTurn).give}},
			{verbGivePapers, action{erasePicture, (*deskTurn).givePapers}},
			{verbTakeBack, action{undoReview, (*deskTurn).takeBack}},
		},
	}
}

const (
	verbSheet       = "xn"
	verbLater       = "xnl"
	verbConfirm     = "xnc"
	verbReturn      = "xnt"
	verbBackToSheet = "xnk"
	verbReason      = "xnr"
	verbReturnEach  = "xne"
	verbPapers      = "xnp"
	verbUndoReview  = "xnu"
	verbVerifyAll   = "xnv"
	verbGive        = "xng"
	verbGivePapers  = "xngp"
	verbTakeBack    = "xnb"
)

// The kinds of views.
const (
	sheetView    = "xacnhan.bang"
	returnView   = "xacnhan.tra"
	eachView     = "xacnhan.tra.rieng"
	decisionView = "xacnhan.xong"
)

// The acts, as the audit has them.
const (
	actLook    = "xacnhan.xem"
	actConfirm = "xacnhan.dat"
	actReturn  = "xacnhan.tra"
	actUndo    = "xacnhan.hoantac"
)

// sheetShown is what an officer was shown at once. Nothing else can be decided by it.
type sheetShown struct {
	Scope bot.Scope // that was asked for
	Last  bot.ReviewPlace
	Items []shownItem
	At    time.Time
	Undo  string // view of the decision before, "" for none
}

// shownItem is a report of a sheet.
type shownItem struct {
	bot.ShownReport
	Name     string // of the unit, as it was shown
	Area     string
	Sums     []string // of its pictures
	Account  bot.AccountID
	Receipt  bot.Receipt
	Verified bool
	Behalf   bool `json:",omitempty"` // an officer made it for the unit
}

// sheetFor is how long a sheet can be decided: what is older has to be seen again.
const sheetFor = 6 * time.Hour

// pictures counts those of the sheet.
func (s sheetShown) pictures() (n int) {
	for _, item := range s.Items {
		n += len(item.Sums)
	}
	return n
}

// single tells whether one report is looked at by itself.
func (s sheetShown) single() bool { return len(s.Items) == 1 }

// review answers /xacnhan.
func (t *deskTurn) review(c call) (bot.Effects, error) {
	if c.args == "" {
		return t.sheet(t.who.own(), bot.ReviewPlace{}, nil, nil)
	}
	wanted, unclear, err := t.readScope(c.args, t.who.own(), func(s bot.Scope) string { return t.scopeData(verbSheet, s) }, c)
	if err != nil || unclear != nil {
		return deref(unclear), err
	}
	scope, ok := t.who.own().Narrow(wanted)
	if !ok {
		return t.refuse(outside)
	}
	return t.sheet(scope, bot.ReviewPlace{}, nil, nil)
}

// tapSheet begins anew.
func (t *deskTurn) tapSheet(c call) (bot.Effects, error) {
	wanted, err := t.tappedScope(c.fields)
	if err != nil || wanted.Empty() {
		return t.staleAfter(err)
	}
	scope, ok := t.who.own().Narrow(wanted)
	if !ok {
		return t.refuse(outside)
	}
	return t.sheet(scope, bot.ReviewPlace{}, nil, nil)
}

// putOff goes on to what stands behind the sheet.
func (t *deskTurn) putOff(c call) (bot.Effects, error) {
	s, e, err := t.tappedSheet(c)
	if s == nil {
		return e, err
	}
	return t.sheet(s.Scope, s.Last, nil, nil)
}

// tappedSheet is the sheet of a button; nil with what is to be answered instead.
func (t *deskTurn) tappedSheet(c call) (*sheetShown, bot.Effects, error) {
	s, e, err := t.readSheet(c)
	if s != nil && t.tooOld(*s) {
		e, err = t.sheet(s.Scope, bot.ReviewPlace{}, []bot.Part{{Text: bot.T("xacnhan.old", "at", s.At)}}, nil)
		return nil, e, err
	}
	return s, e, err
}

func (t *deskTurn) tooOld(s sheetShown) bool { return t.Event.At.Sub(s.At) > sheetFor }

// readSheet is the sheet of a button, however old it is. The scope is narrowed to what
// the officer has now.
func (t *deskTurn) readSheet(c call) (*sheetShown, bot.Effects, error) {
	var s sheetShown
	ok, err := len(c.fields) > 0, error(nil)
	if ok {
		ok, err = t.readView(sheetView, c.fields[0], &s)
	}
	if !ok {
		e, err := t.staleAfter(err)
		return nil, e, err
	}
	scope, inside := t.who.own().Narrow(s.Scope)
	if !inside {
		e, err := t.refuse(outside)
		return nil, e, err
	}
	s.Scope = scope
	return &s, bot.Effects{}, nil
}
