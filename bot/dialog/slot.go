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
	ask    func(*turn) question
	tap    func(*turn, string) bool
	text   func(*turn) bool
	greedy bool // text is tried before the words are searched for facts
	names  bool // the words may be a unit's name
}

// rules of a slot; those of an unknown one ask for the unit.
func (s slot) rules() rules {
	switch s {
	case slotCode:
		return rules{ask: (*turn).askCode, tap: (*turn).tapCode, text: (*turn).textCode}
	case slotStatus:
		return rules{ask: (*turn).askStatus, tap: (*turn).tapStatus, text: (*turn).textStatus}
	case slotWords:
		return rules{ask: (*turn).askWords, tap: (*turn).tapWords, text: (*turn).textWords, greedy: true}
	case slotBack:
		return rules{ask: (*turn).askBack, tap: (*turn).tapBack}
	case slotReason:
		return rules{ask: (*turn).askReason, tap: (*turn).tapReason, text: (*turn).textReason, greedy: true}
	case slotReasonText:
		return rules{ask: (*turn).askReasonText, tap: (*turn).tapReason, text: (*turn).textReason, greedy: true}
	case slotPicture:
		return rules{ask: (*turn).askPicture, tap: (*turn).tapPicture, text: (*turn).textSend}
	case slotSummary:
		return rules{ask: (*turn).askSummary, tap: (*turn).tapSummary, text: (*turn).textSend}
	case slotEdit:
		return rules{ask: (*turn).askEdit, tap: (*turn).tapEdit}
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
	return rules{ask: (*turn).askUnit, tap: (*turn).tapUnit, text: (*turn).textName, names: true}
}

// unitRules are those of the questions about the unit.
func (s slot) unitRules() rules {
	switch s {
	case slotFind:
		return rules{ask: (*turn).askFind, tap: (*turn).tapFind, text: (*turn).textName, names: true}
	case slotConfirm:
		return rules{ask: (*turn).askConfirm, tap: (*turn).tapConfirm, text: (*turn).textName, names: true}
	case slotChoose:
		return rules{ask: (*turn).askChoose, tap: (*turn).tapChoose, text: (*turn).textName, names: true}
	case slotShared:
		return rules{ask: (*turn).askShared, tap: (*turn).tapChoose, text: (*turn).textName, names: true}
	case slotTwo:
		return rules{ask: (*turn).askTwo, tap: (*turn).tapTwo}
	case slotMany:
		return rules{ask: (*turn).askMany, tap: (*turn).tapMany, text: (*turn).textName, names: true}
	case slotRepair:
		return rules{ask: (*turn).askRepair, tap: (*turn).tapRepair, text: (*turn).textName, names: true}
	case slotCheck:
		return rules{ask: (*turn).askCheck, tap: (*turn).tapCheck, text: (*turn).textName, names: true}
	case slotOutside:
		return rules{ask: (*turn).askOutside, tap: (*turn).tapOutside, text: (*turn).textName, names: true}
	case slotLevel:
		return rules{ask: (*turn).askLevel, tap: (*turn).tapLevel, text: (*turn).textLevel, greedy: true}
	case slotArea:
		return rules{ask: (*turn).askArea, text: (*turn).textArea, greedy: true}
	case slotAreaOf:
		return rules{ask: (*turn).askAreaOf, tap: (*turn).tapAreaOf, text: (*turn).textArea, greedy: true}
	case slotInvited:
		return rules{ask: (*turn).askInvited, tap: (*turn).tapInvited, text: (*turn).textName, names: true}
	default:
		return rules{}
	}
}

// sideRules are those of interruptions and of what is asked outside a report.
func (s slot) sideRules() rules {
	switch s {
	case slotCancel:
		return rules{ask: (*turn).askCancel, tap: (*turn).tapCancel}
	case slotResume:
		return rules{ask: (*turn).askResume, tap: (*turn).tapResume}
	case slotEdited:
		return rules{ask: (*turn).askEdited, tap: (*turn).tapEdited}
	case slotLate:
		return rules{ask: (*turn).askLate, tap: (*turn).tapLate, text: (*turn).textLate, greedy: true}
	case slotContact:
		return rules{ask: (*turn).askContact, tap: (*turn).tapContact, text: (*turn).textContact, greedy: true}
	case slotWish:
		return rules{ask: (*turn).askWish, tap: (*turn).tapWish, text: (*turn).textWish, greedy: true}
	case slotDelete:
		return rules{ask: (*turn).askDelete, tap: (*turn).tapDelete}
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
