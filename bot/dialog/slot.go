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
	slotInvited slot = "invited" // is the invitation's unit the right one

	slotCancel  slot = "cancel"
	slotResume  slot = "resume"
	slotEdited  slot = "edited" // is the new value of an edited message meant
	slotLate    slot = "late"   // where does a picture after the receipt belong
	slotContact slot = "contact"
	slotWish    slot = "wish"   // what is to be corrected in the personal data
	slotDelete  slot = "delete" // really ask for deletion
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
}

// rules of a slot; those of an unknown one ask for the unit.
func (s slot) rules() rules {
	switch s {
	case slotCode:
		return rules{ask: (*Talk).askCode, tap: (*Talk).tapCode, text: (*Talk).textCode}
	case slotStatus:
		return rules{ask: (*Talk).askStatus, tap: (*Talk).tapStatus, text: (*Talk).textStatus}
	case slotWords:
		return rules{ask: (*Talk).askWords, tap: (*Talk).tapWords, text: (*Talk).textWords, greedy: true}
	case slotBack:
		return rules{ask: (*Talk).askBack, tap: (*Talk).tapBack}
	case slotReason:
		return rules{ask: (*Talk).askReason, tap: (*Talk).tapReason, text: (*Talk).textReason, greedy: true}
	case slotReasonText:
		return rules{ask: (*Talk).askReasonText, tap: (*Talk).tapReason, text: (*Talk).textReason, greedy: true}
	case slotPicture:
		return rules{ask: (*Talk).askPicture, tap: (*Talk).tapPicture, text: (*Talk).textSend}
	case slotSummary:
		return rules{ask: (*Talk).askSummary, tap: (*Talk).tapSummary, text: (*Talk).textSend}
	case slotEdit:
		return rules{ask: (*Talk).askEdit, tap: (*Talk).tapEdit}
	default:
		return s.otherRules()
	}
}

// otherRules are those of the questions that are no slot of the report.
func (s slot) otherRules() rules {
	if r := s.unitRules(); r.ask != nil {
		return r
	}
	if r := s.sideRules(); r.ask != nil {
		return r
	}
	return rules{ask: (*Talk).askUnit, tap: (*Talk).tapUnit, text: (*Talk).textName, names: true}
}

// unitRules are those of the questions about the unit.
func (s slot) unitRules() rules {
	switch s {
	case slotFind:
		return rules{ask: (*Talk).askFind, tap: (*Talk).tapFind, text: (*Talk).textName, names: true}
	case slotConfirm:
		return rules{ask: (*Talk).askConfirm, tap: (*Talk).tapConfirm, text: (*Talk).textName, names: true}
	case slotChoose:
		return rules{ask: (*Talk).askChoose, tap: (*Talk).tapChoose, text: (*Talk).textName, names: true}
	case slotShared:
		return rules{ask: (*Talk).askShared, tap: (*Talk).tapChoose, text: (*Talk).textName, names: true}
	case slotTwo:
		return rules{ask: (*Talk).askTwo, tap: (*Talk).tapTwo}
	case slotMany:
		return rules{ask: (*Talk).askMany, tap: (*Talk).tapMany, text: (*Talk).textName, names: true}
	case slotRepair:
		return rules{ask: (*Talk).askRepair, tap: (*Talk).tapRepair, text: (*Talk).textName, names: true}
	case slotCheck:
		return rules{ask: (*Talk).askCheck, tap: (*Talk).tapCheck, text: (*Talk).textName, names: true}
	case slotOutside:
		return rules{ask: (*Talk).askOutside, tap: (*Talk).tapOutside, text: (*Talk).textName, names: true}
	case slotLevel:
		return rules{ask: (*Talk).askLevel, tap: (*Talk).tapLevel, text: (*Talk).textLevel, greedy: true}
	case slotArea:
		return rules{ask: (*Talk).askArea, text: (*Talk).textArea, greedy: true}
	case slotAreaOf:
		return rules{ask: (*Talk).askAreaOf, tap: (*Talk).tapAreaOf, text: (*Talk).textArea, greedy: true}
	case slotInvited:
		return rules{ask: (*Talk).askInvited, tap: (*Talk).tapInvited, text: (*Talk).textName, names: true}
	default:
		return rules{}
	}
}

// sideRules are those of interruptions and of what is asked outside a report.
func (s slot) sideRules() rules {
	switch s {
	case slotCancel:
		return rules{ask: (*Talk).askCancel, tap: (*Talk).tapCancel}
	case slotResume:
		return rules{ask: (*Talk).askResume, tap: (*Talk).tapResume}
	case slotEdited:
		return rules{ask: (*Talk).askEdited, tap: (*Talk).tapEdited}
	case slotLate:
		return rules{ask: (*Talk).askLate, tap: (*Talk).tapLate, text: (*Talk).textLate, greedy: true}
	case slotContact:
		return rules{ask: (*Talk).askContact, tap: (*Talk).tapContact, text: (*Talk).textContact, greedy: true}
	case slotWish:
		return rules{ask: (*Talk).askWish, tap: (*Talk).tapWish, text: (*Talk).textWish, greedy: true}
	case slotDelete:
		return rules{ask: (*Talk).askDelete, tap: (*Talk).tapDelete}
	default:
		return rules{}
	}
}

// about tells whether the question is one about the unit, so that a typed
// number is read as a tax code.
func (s slot) about() bool {
	return s == "" || s == slotUnit || s == slotCode || s.unitRules().ask != nil
}

// interrupts tells whether the question lies over another one.
func (s slot) interrupts() bool {
	switch s {
	case slotCancel, slotResume, slotEdited, slotWish, slotDelete, slotInvited:
		return true
	default:
		return false
	}
}
