package read

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The seven questions that have an answer of their own, as people put them. What a code is
// for is asked of the receipt as well: the conversation knows which one is meant.
func TestTheSevenQuestions(t *testing.T) {
	for topic, asked := range map[Topic]string{
		AboutState:    `sở đã nhận được báo cáo của em chưa|báo cáo hôm qua của em có được ghi nhận không|báo cáo của em tới nơi chưa ạ|trường em đã có trong danh sách báo cáo chưa|không biết báo cáo lúc sáng đã vào hệ thống chưa nhỉ|em gửi từ sáng mà sở nhận được chưa|cho em kiểm tra xem đơn vị em nộp chưa|chị xem giúp trường chị báo chưa|bên em thế là xong rồi phải không ạ|em đã hoàn thành báo cáo chưa vậy|hệ thống có ghi nhận báo cáo của trường tôi không|trường mình đang ở trạng thái gì trên hệ thống rồi`,
		AboutChange:   `có được báo cáo lại lần nữa không|lỡ gửi rồi thì chỉnh ở đâu|lỡ bấm nhầm trạng thái thì sửa thế nào ạ|báo cáo rồi mà thay đổi thì báo lại được không|gửi xong phát hiện sai thì phải làm sao|em muốn cập nhật lại trạng thái thì làm ở đâu|có cho sửa báo cáo đã nộp không ạ|nộp rồi có đổi được nữa không|nếu mai được duyệt thì báo cáo lại kiểu gì|ảnh gửi sai thì có thay được không ạ`,
		AboutWhere:    `làm sao biết trường em được duyệt chưa|trạng thái nằm chỗ nào trong vneid|xem kết quả ở chỗ nào trong app ạ|vào mục nào để biết trường đã được tiếp nhận|em mở vneid rồi nhưng không thấy chỗ xem trạng thái|trạng thái hồ sơ tra ở đâu hả em|làm thế nào để biết hồ sơ của trường đã được duyệt|tìm mục định danh tổ chức ở đâu ạ|chỗ nào hiện trạng thái vậy|muốn biết đã được duyệt hay chưa thì xem ở đâu|xem tình trạng đăng ký bằng tài khoản của ai`,
		AboutMeaning:  `thế nào thì được coi là định danh thành công|được tiếp nhận với thành công khác nhau ra sao|tiếp nhận rồi có nghĩa là xong chưa|định danh thành công tức là sao ạ|bị từ chối nghĩa là thế nào|em chưa rõ "được tiếp nhận" là thế nào|như thế nào thì gọi là chưa đăng ký ạ|được tiếp nhận là đã có tài khoản chưa|các trạng thái này nghĩa là gì vậy|thế nào là trạng thái khác`,
		AboutReceipt:  `mã biên nhận dùng vào việc gì|mã BC là mã gì|mã BC này dùng làm gì ạ|cái mã biên nhận em phải giữ không|biên nhận để làm gì thế|mã số BC-... có tác dụng gì|em có cần chép lại mã biên nhận không|tại sao lại có mã biên nhận`,
		AboutCode:     `mã này để làm gì vậy ạ`,
		AboutPicture:  `phải chụp cái gì|có chụp cả mặt người không|chụp phần nào trên màn hình ạ|ảnh phải có những gì|em không biết chụp màn hình điện thoại thế nào|ảnh chụp từ máy tính có được không|chụp bằng điện thoại khác được không ạ|chụp ảnh màn hình kiểu gì em ơi|ảnh chụp thế này đã đạt chưa ạ|gửi mấy ảnh thì đủ|cần chụp trang nào của vneid|có phải che thông tin cá nhân trong ảnh không`,
		AboutDeadline: `đến mấy giờ là khóa sổ|bao giờ phải xong ạ|hôm nay nộp còn kịp không|hạn cuối là khi nào thế ạ|mấy giờ thì chốt số liệu|mai em nộp có kịp không|báo cáo này phải xong trước mấy giờ|còn kịp báo cáo không ạ|chiều nay mấy giờ hết hạn|nộp trễ có bị sao không|phải gửi trước ngày bao nhiêu|thời hạn báo cáo là hôm nào vậy|có gia hạn không ạ`,
	} {
		for one := range strings.SplitSeq(asked, "|") {
			require.Equal(t, topic, Text(one).Topic, one)
		}
	}
}

// What is told beside a question counts where it stands in a sentence of its own.
func TestStatusBesideAQuestion(t *testing.T) {
	for text, told := range map[string]bool{
		"Trạng thái: từ chối\nVậy giờ em phải làm gì ạ?": true, "Trường em được tiếp nhận rồi. Thế là xong chưa ạ?": true,
		"trường chị bị từ chối do tên không khớp, giờ chị làm sao": true, "nếu bị từ chối, em phải làm gì ạ": false,
		"được tiếp nhận là gì ạ?": false, "bị từ chối thì làm thế nào": false, "em chào ạ. được tiếp nhận là xong chưa?": false,
	} {
		require.Equal(t, told, Text(text).Told, text)
	}
}

// A letter names its unit in one of its lines.
func TestUnitLine(t *testing.T) {
	letter := "Dạ em chào các anh chị ở Sở ạ.\nEm là Hạnh, kế toán.\nTrường em là trường Mầm non Bình Dương, ở phường Dương Kinh.\nĐến hôm qua thì thấy báo là được tiếp nhận ạ.\nEm cảm ơn ạ."
	require.Equal(t, "trường Mầm non Bình Dương, ở phường Dương Kinh.", UnitLine(letter))
	require.Empty(t, UnitLine("Trường Mầm non Bình Dương. Được tiếp nhận. Em cảm ơn."), "no letter")
	require.Empty(t, UnitLine(strings.Repeat("hôm trước trường mầm non của em có đăng ký.\n", 8)), "no name")
}
