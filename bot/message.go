package bot

// Text is words by key and arguments; locales turns it into a sentence.
// An argument is a string, an int, a time.Time (shown as "14h52 ngày
// 21/5/2025"), a Day, a Clock, a TaxCode, a Phone, a Status, a Level, a Reason, an
// Ownership, a Review, a ReturnReason, a Receipt, a PerMille, another Text, a List, a
// Series or Lines.
type Text struct {
	Key  string
	Args Args
}

// Args are the named arguments of a Text.
type Args map[string]any

// T is short for a Text: T("receipt", "unit", name, "at", now).
func T(key string, pairs ...any) Text {
	t := Text{Key: key}
	for i := 0; i+1 < len(pairs); i += 2 {
		if t.Args == nil {
			t.Args = make(Args, len(pairs)/2)
		}
		t.Args[pairs[i].(string)] = pairs[i+1]
	}
	return t
}

// Raw is a Text that is shown as it is: a name, a table. Never a sentence.
func Raw(s string) Text { return Text{Args: Args{"": s}} }

// List is several texts shown with commas.
type List []Text

// Choice is a button, or a numbered line where a channel has no buttons.
// Exactly one of Data, URL and Copy is set.
type Choice struct {
	Label Text
	Data  string // at most 64 bytes
	URL   string
	Copy  string // text the button copies

	Standing   bool // it works at any time: it belongs to what is told, not to what is asked
	Unnumbered bool // a typed number is not its: numbers mean something else below this message
}

// SayKind tells what may happen to a message that could not be said at once.
type SayKind string

// The kinds of message.
const (
	Question SayKind = "question" // a newer one replaces it
	Notice   SayKind = "notice"   // never replaced: a receipt, an answer to a command
)

// Say is one message to be worded: paragraphs, buttons, what it brings along.
type Say struct {
	Kind    SayKind
	Parts   []Part // paragraphs, shown with an empty line between
	Choices [][]Choice
	Edit    string // id of the message to replace in place, "" for a new one
	Picture []byte // a PNG, drawn for this message and shown above the text
	Caption bool   // its words are the picture's, and are not said without it
	File    *Attachment
	Made    *Made      // a file in the place of File
	Album   []SayShot  // two to ten pictures, before the text
	Delete  string     // id of a message to remove first, where the channel can
	Passing bool       // an answer to a tap that nobody needs to keep: words over the chat, where the channel has them
	Words   string     // the button that words typed in answer come with, where the channel has fields
	Units   []UnitText // the lines of its parts that are about one unit of several
}

// UnitText is a line that is about one unit.
type UnitText struct {
	Unit UnitID
	Line Text
}

// Made is a small file that was made for this message.
type Made struct {
	Name string // as the person is to see it
	Mime string
	Data []byte
	// Table is written in the place of Data: lines of cells, as a .csv that
	// spreadsheets open.
	Table [][]Text
	Of    AccountID // whose data it holds, "" for nobody's
}

// SayShot is one picture of an album to be worded.
type SayShot struct {
	Picture Attachment
	Origin  string
	Caption Text
}

// Part is a paragraph; Mono ones are tables in equal-width letters. Asks, Paper
// and Drawn are for channels that draw more than words.
type Part struct {
	Text  Text
	Mono  bool
	Asks  bool   // it is what the person is asked
	Paper *Paper // what the paragraph stands for
	Drawn Text   // the paper's own words in place of the sentence: its head, then a fact a line
}

// Paper is a report as a person looks at it: before it is sent, or its receipt.
type Paper struct {
	Status  Status  `json:"status,omitempty"`
	Receipt Receipt `json:"receipt,omitempty"` // "" while it is not sent
}

// Message is a finished message, as channels get it and the outbox keeps it.
type Message struct {
	Kind    SayKind     `json:"kind,omitempty"`
	Parts   []Para      `json:"parts,omitempty"`
	Buttons [][]Button  `json:"buttons,omitempty"`
	Edit    string      `json:"edit,omitempty"`
	Picture *Attachment `json:"picture,omitempty"` // shown above the text
	File    *Attachment `json:"file,omitempty"`
	Album   []Shot      `json:"album,omitempty"` // before the text
	Delete  string      `json:"delete,omitempty"`
	Pin     bool        `json:"pin,omitempty"`   // to be pinned in its chat, where the channel and the chat let it
	Tap     string      `json:"tap,omitempty"`   // shown as the answer to that tap while it has none, else as it is
	Words   string      `json:"words,omitempty"` // the button that words typed in answer come with; "" where none are waited for
	Units   []UnitLine  `json:"units,omitempty"` // which of its lines can be taken out while it waits
}

// UnitLine is a finished UnitText.
type UnitLine struct {
	Unit UnitID `json:"unit"`
	Line string `json:"line"`
}

// Para is a finished paragraph in NFC.
type Para struct {
	Text  string `json:"text"`
	Mono  bool   `json:"mono,omitempty"`
	Asks  bool   `json:"asks,omitempty"`
	Paper *Paper `json:"paper,omitempty"`
	Drawn string `json:"drawn,omitempty"` // a paper's words where it is drawn
}

// Button is a finished Choice.
type Button struct {
	Label string `json:"label"`
	Data  string `json:"data,omitempty"`
	URL   string `json:"url,omitempty"`
	Copy  string `json:"copy,omitempty"`

	Standing   bool `json:"standing,omitempty"`
	Unnumbered bool `json:"unnumbered,omitempty"`
}

// Caps is what a channel can do; decisions about words depend on it, never on
// the channel's name.
type Caps struct {
	Buttons bool  // taps; without them choices are numbered lines
	Edit    bool  // messages can be replaced in place
	Delete  bool  // the bot can remove a person's message
	Mono    bool  // tables in equal-width letters
	Picture bool  // pictures can be sent
	File    int64 // bytes of the largest file that can be sent, 0: none can
	Album   int   // pictures that can be sent together, 0: none can
	Text    int   // UTF-16 units in one message
	Fields  bool  // words are typed into a field of the message that asks for them, and come with its button
	Brief   bool  // the chat ends by itself: nobody is written to there
	Alone   bool  // there are no groups

	Mention string // in groups the bot hears what begins with this name, "" where commands will do
}
