package bot

// CardsWork is the kind of job that makes the invitation cards of a scope; its arguments
// are a CardsTask.
const CardsWork = "cards"

// CardsTask is the cards that an officer asked for, and who gets them.
type CardsTask struct {
	Tell  Event // of kind Received, with the button's data; the worker adds a file to each
	Lang  string
	Scope Scope
	Head  ExportHead
}

// InviteCard is a unit with what is handed to it.
type InviteCard struct {
	UnitRow
	Invite string // the typed code
	Link   string // "" where none opens a chat
}
