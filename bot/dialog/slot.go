package dialog

import "vneidbot/bot"

// slot names a question. Those of the report come first, then what is asked
// about them, then interruptions and what is asked outside a report.
type slot string

const (
	slotUnit       slot = "unit"
	slotCode       slot = "code"
	slotStatus     slot = "status"
	slotReason     slot = "reason"
	slotReasonText slot = "reason_text"
	slotPicture    slot = "picture"
	slotSummary    slot = "summary"

	slotFind    slot = "find"    // the name of a unit whose code nobody knows
	slotConfirm slot = "confirm" // is it this unit
	slotChoose  slot = "choose"  // which of these units
	slotShared  slot = "shared"  // which of the units that share a code
	slotTwo     slot = "two"     // which of the codes in one message
	slotMany    slot = "many"    // which of the account's units
	slotRepair  slot = "repair"  // is it this code
	slotCheck   slot = "check"   // is the code really what the papers say
	slotOutside slot = "outside" // is it a unit outside the roster
	slotLevel   slot = "level"
	slotArea    slot = "area"
	slotAreaOf  slot = "area_of" // which of these areas
	slotWords   slot = "words"   // the words on the screen
	slotBack    slot = "back"    // really below an earlier success
	slotEdit    slot = "edit"    // what is to be changed
	slotWhich   slot = "which"   // which of the pictures is to go
	slotInvited slot = "invited" // is the invitation's unit the right one

	slotCancel   slot = "cancel"
	slotResume   slot = "resume"
	slotEdited   slot = "edited" // is the new value of an edited message meant
	slotLate     slot = "late"   // where does a picture after the receipt belong
	slotContact  slot = "contact"
	slotWish     slot = "wish"     // what is to be corrected in the personal data
	slotDelete   slot = "delete"   // really ask for deletion
	slotWithdraw slot = "withdraw" // really take back the report sent last
	slotQuit     slot = "quit"     // really no longer for this unit
)

// question is how a slot is asked.
type question struct {
	text bot.Text
	rows [][]bot.Choice
}

// rules say how a slot is asked and answered. tap and text tell whether they
// could do anything with the choice or the words.
type rules struct {
	ask    func(*Talk) question
	tap    func(*Talk, string) bool
	text   func(*Talk) bool
	greedy bool // text is tried before the words are searched for facts
	names  bool // the words may be a unit's name
	unit   bool // the question is about the unit: a number is read as a tax code
	over   bool // it interrupts: it lies over another question
}

// table holds every slot. It is filled at start, because the slots' functions
// look into it.
var table map[slot]rules

func init() {
	table = map[slot]rules{
		slotUnit:       {ask: (*Talk).askUnit, tap: (*Talk).tapUnit, text: (*Talk).textName, names: true, unit: true},
		slotCode:       {ask: (*Talk).askCode, tap: (*Talk).tapCode, text: (*Talk).textCode, unit: true},
		slotStatus:     {ask: (*Talk).askStatus, tap: (*Talk).tapStatus, text: (*Talk).textStatus},
		slotReason:     {ask: (*Talk).askReason, tap: (*Talk).tapReason, text: (*Talk).textReason, greedy: true},
		slotReasonText: {ask: (*Talk).askReasonText, tap: (*Talk).tapReason, text: (*Talk).textReason, greedy: true},
		slotPicture:    {ask: (*Talk).askPicture, tap: (*Talk).tapPicture, text: (*Talk).textSend},
		slotSummary:    {ask: (*Talk).askSummary, tap: (*Talk).tapSummary, text: (*Talk).textSend},

		slotFind:    {ask: (*Talk).askFind, tap: (*Talk).tapFind, text: (*Talk).textName, names: true, unit: true},
		slotConfirm: {ask: (*Talk).askConfirm, tap: (*Talk).tapConfirm, text: (*Talk).textName, names: true, unit: true},
		slotChoose:  {ask: (*Talk).askChoose, tap: (*Talk).tapChoose, text: (*Talk).textName, names: true, unit: true},
		slotShared:  {ask: (*Talk).askShared, tap: (*Talk).tapChoose, text: (*Talk).textName, names: true, unit: true},
		slotTwo:     {ask: (*Talk).askTwo, tap: (*Talk).tapTwo, text: (*Talk).textTwo, names: true, unit: true},
		slotMany:    {ask: (*Talk).askMany, tap: (*Talk).tapMany, text: (*Talk).textName, names: true, unit: true},
		slotRepair:  {ask: (*Talk).askRepair, tap: (*Talk).tapRepair, text: (*Talk).textName, names: true, unit: true},
		slotCheck:   {ask: (*Talk).askCheck, tap: (*Talk).tapCheck, text: (*Talk).textName, names: true, unit: true},
		slotOutside: {ask: (*Talk).askOutside, tap: (*Talk).tapOutside, text: (*Talk).textName, names: true, unit: true},
		slotLevel:   {ask: (*Talk).askLevel, tap: (*Talk).tapLevel, text: (*Talk).textLevel, greedy: true, unit: true},
		slotArea:    {ask: (*Talk).askArea, text: (*Talk).textArea, greedy: true, unit: true},
		slotAreaOf:  {ask: (*Talk).askAreaOf, tap: (*Talk).tapAreaOf, text: (*Talk).textArea, greedy: true, unit: true},
		slotWords:   {ask: (*Talk).askWords, tap: (*Talk).tapWords, text: (*Talk).textWords, greedy: true},
		slotBack:    {ask: (*Talk).askBack, tap: (*Talk).tapBack},
		slotEdit:    {ask: (*Talk).askEdit, tap: (*Talk).tapEdit, text: (*Talk).textEdit},
		slotWhich:   {ask: (*Talk).askWhich, tap: (*Talk).tapWhich, text: (*Talk).textWhich},
		slotInvited: {ask: (*Talk).askInvited, tap: (*Talk).tapInvited, text: (*Talk).textName, names: true, unit: true, over: true},

		slotCancel:   {ask: (*Talk).askCancel, tap: (*Talk).tapCancel, over: true},
		slotResume:   {ask: (*Talk).askResume, tap: (*Talk).tapResume, over: true},
		slotEdited:   {ask: (*Talk).askEdited, tap: (*Talk).tapEdited, over: true},
		slotLate:     {ask: (*Talk).askLate, tap: (*Talk).tapLate, text: (*Talk).textLate, greedy: true},
		slotContact:  {ask: (*Talk).askContact, tap: (*Talk).tapContact},
		slotWish:     {ask: (*Talk).askWish, tap: (*Talk).tapWish, text: (*Talk).textWish, greedy: true, over: true},
		slotDelete:   {ask: (*Talk).askDelete, tap: (*Talk).tapDelete, over: true},
		slotQuit:     {ask: (*Talk).askQuit, tap: (*Talk).tapQuit, over: true},
		slotWithdraw: {ask: (*Talk).askWithdraw, tap: (*Talk).tapWithdraw, text: (*Talk).textWithdraw, over: true},
	}
}

// rules of a slot; those of an unknown one, of an older program, ask for the unit.
func (s slot) rules() rules {
	if r, ok := table[s]; ok {
		return r
	}
	return table[slotUnit]
}

// about tells whether the question is one about the unit, so that a typed
// number is read as a tax code. Where nothing is asked, it is one too.
func (s slot) about() bool { return s == "" || table[s].unit }

// interrupts tells whether the question lies over another one.
func (s slot) interrupts() bool { return table[s].over }
