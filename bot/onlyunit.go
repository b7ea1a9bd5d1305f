package bot

// OnlyUnit as Needs.History asks for the history of the sender's unit when
// there is exactly one, because a first question in a new conversation does not
// know its id yet. With none or several the history stays empty.
const OnlyUnit UnitID = -1
