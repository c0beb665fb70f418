; What the installer says, in the two languages it speaks.

!macro Words NAME VIETNAMESE ENGLISH
  LangString ${NAME} ${LANG_VIETNAMESE} "${VIETNAMESE}"
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
!macroend

!insertmacro Words BUTTON_BACK "< Quay lại" "< Back"
!insertmacro Words BUTTON_NEXT "Tiếp tục >" "Next >"
!insertmacro Words BUTTON_CANCEL "Hủy" "Cancel"
!insertmacro Words BUTTON_CLOSE "Đóng" "Close"
!insertmacro Words BUTTON_INSTALL "Cài đặt" "Install"
!insertmacro Words BUTTON_UNINSTALL "Gỡ" "Uninstall"
!insertmacro Words BUTTON_DONE "Xong" "Finish"

!insertmacro Words WISHES_TITLE "Cài đặt ${NAME} ${VERSION}" "Install ${NAME} ${VERSION}"
!insertmacro Words WISHES_WORDS "Không cần quyền quản trị; chương trình chỉ cài cho người đang dùng máy." "No administrator is needed; it is installed for you alone."
!insertmacro Words WISHES_TOP "Đánh dấu những mục cần dùng, rồi bấm Tiếp tục." "Tick what you want, then go on."
!insertmacro Words WISHES_LIST "Các mục tùy chọn:" "As you wish:"
!insertmacro Words WISH_DESKTOP "Biểu tượng trên màn hình nền" "Icon on the desktop"
!insertmacro Words WISH_SEND_TO "Mục ${NAME} trong “Gửi tới” của chuột phải" "${NAME} in the “Send to” menu"
!insertmacro Words WISH_AUTOSTART "Tự mở ở khay hệ thống khi đăng nhập để nhắc việc" "Start in the tray when you log in, to remind you"

!insertmacro Words FOLDER_TITLE "Nơi đặt chương trình" "Where the program goes"
!insertmacro Words FOLDER_WORDS "Nên giữ thư mục đã ghi sẵn." "The proposed folder will do."
!insertmacro Words FOLDER_TOP "Chương trình được đặt vào thư mục sau. Dữ liệu của cơ quan nằm ở nơi khác và không bị ảnh hưởng." "The program goes into this folder. The data of your office lies elsewhere and is not touched."
!insertmacro Words STRANGE_FOLDER "Thư mục này đang chứa tệp khác. Hãy chọn một thư mục trống hoặc thư mục mới." "This folder holds other files. Choose an empty or a new one."
!insertmacro Words LONG_FOLDER "Đường dẫn của thư mục này quá dài. Hãy chọn một thư mục có đường dẫn ngắn hơn." "The path of this folder is too long. Choose one with a shorter path."

!insertmacro Words WORK_TITLE "Đang cài đặt" "Installing"
!insertmacro Words WORK_WORDS "Việc này mất khoảng một phút." "This takes about a minute."
!insertmacro Words DONE_TITLE "Đã cài đặt xong" "Installed"
!insertmacro Words DONE_WORDS "${NAME} ${VERSION} đã sẵn sàng. Có thể mở lại bất cứ lúc nào từ nút Start." "${NAME} ${VERSION} is ready. You find it in the Start menu."
!insertmacro Words DONE_RUN "Mở ${NAME} ngay" "Open ${NAME} now"

!insertmacro Words RUNNING "${NAME} đang chạy.$\r$\n$\r$\nHãy đóng chương trình: bấm chuột phải vào biểu tượng ${NAME} ở khay hệ thống (góc phải, cạnh đồng hồ), chọn Thoát, rồi bấm Retry (Thử lại)." "${NAME} is running.$\r$\n$\r$\nQuit it: right-click its icon in the tray beside the clock and choose Thoát. Then retry."
!insertmacro Words TWICE "Bộ cài ${NAME} đang chạy trong một cửa sổ khác. Hãy hoàn tất ở cửa sổ đó." "The installer of ${NAME} is running already. Finish there."
!insertmacro Words OLDER "Máy này đã có ${NAME} bản mới hơn bản ${VERSION}. Bản cũ không được cài đè lên bản mới để tránh hỏng dữ liệu. Muốn trở về bản trước, mở chương trình và vào Cài đặt." "A newer version than ${VERSION} is installed. An older version is not put over it, to keep your data safe. To go back, open the program's settings."
!insertmacro Words OLDER_THAN_DATA "Dữ liệu trên máy này do bản ${NAME} mới hơn tạo ra; bản ${VERSION} không đọc được. Hãy cài bản mới hơn." "The data on this computer was written by a newer ${NAME}; version ${VERSION} cannot read it. Install a newer version."
!insertmacro Words WINDOWS_TOO_OLD "${NAME} cần Windows 10 hoặc Windows 11." "${NAME} needs Windows 10 or Windows 11."
!insertmacro Words NOT_WRITTEN "Không ghi được chương trình vào thư mục đã chọn: có thể ổ đĩa đã đầy hoặc phần mềm diệt vi-rút đang chặn. Bản cũ, nếu có, vẫn dùng được." "The program could not be written into this folder: the disk may be full, or a virus scanner may have stopped it. A version that was there before still works."
!insertmacro Words FILE_KIND "Tệp trao đổi ${NAME}" "${NAME} exchange file"
!insertmacro Words UPDATE_KIND "Bản cập nhật ${NAME}" "${NAME} update"

!insertmacro Words AWAY_TITLE "Gỡ ${NAME}" "Uninstall ${NAME}"
!insertmacro Words AWAY_WORDS "Chỉ gỡ chương trình; dữ liệu của cơ quan được giữ lại." "Only the program goes; the data of your office stays."
!insertmacro Words AWAY_TOP "Chương trình trong thư mục sau sẽ được gỡ khỏi máy." "The program in this folder will be removed."
!insertmacro Words AWAY_FROM "Thư mục:" "Folder:"
!insertmacro Words AWAY_WORK_TITLE "Đang gỡ" "Uninstalling"
!insertmacro Words AWAY_WORK_WORDS "Dữ liệu của cơ quan không bị xóa." "Your data is not deleted."
!insertmacro Words DATA_STAYS "Đã gỡ chương trình. Dữ liệu của cơ quan vẫn còn nguyên trong thư mục:$\r$\n$\r$\n$DataFolder$\r$\n$\r$\nMở thư mục này để sao lưu hoặc tự xóa?" "The program is gone. The data of your office is still here:$\r$\n$\r$\n$DataFolder$\r$\n$\r$\nOpen this folder, to copy or delete it yourself?"
