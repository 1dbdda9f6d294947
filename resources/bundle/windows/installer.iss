; Inno Setup 6: `python dev.py bundle --package` passes Version (0.1.0) and App (the folder dist\SellerCall).
; Installs for one user without asking for an administrator; the person may choose all users.
#define Name "SellerCall"
#define Program "sellercall-desktop.exe"

[Setup]
AppId={{6C0E7B0B-3B0B-4B43-9C62-6E0C4E9D5A11}
AppName={#Name}
AppVersion={#Version}
AppPublisher=The SellerCall authors
VersionInfoVersion={#Version}
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
SetupIconFile=..\..\icons\sellercall.ico
UninstallDisplayIcon={app}\{#Program}
LicenseFile=..\..\..\LICENSE
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
ChangesAssociations=yes
#ifdef SignTool
SignTool={#SignTool}
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[CustomMessages]
en.Links=Offer SellerCall for telephone links (tel:, callto:, sip:)
es.Links=Ofrecer SellerCall para los enlaces telefónicos (tel:, callto:, sip:)

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "links"; Description: "{cm:Links}"

[Files]
Source: "{#App}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\{#Program}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Program}"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\SellerCall.link"; ValueType: string; ValueData: "SellerCall"; Flags: uninsdeletekey; Tasks: links
Root: HKA; Subkey: "Software\Classes\SellerCall.link"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""; Tasks: links
Root: HKA; Subkey: "Software\Classes\SellerCall.link\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"; Tasks: links
Root: HKA; Subkey: "Software\Classes\SellerCall.link\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""; Tasks: links
Root: HKA; Subkey: "Software\SellerCall\Capabilities"; ValueType: string; ValueName: "ApplicationName"; ValueData: "SellerCall"; Flags: uninsdeletekey; Tasks: links
Root: HKA; Subkey: "Software\SellerCall\Capabilities"; ValueType: string; ValueName: "ApplicationDescription"; ValueData: "Click to dial, and a voice AI holds the conversation"; Tasks: links
Root: HKA; Subkey: "Software\SellerCall\Capabilities\URLAssociations"; ValueType: string; ValueName: "tel"; ValueData: "SellerCall.link"; Tasks: links
Root: HKA; Subkey: "Software\SellerCall\Capabilities\URLAssociations"; ValueType: string; ValueName: "callto"; ValueData: "SellerCall.link"; Tasks: links
Root: HKA; Subkey: "Software\SellerCall\Capabilities\URLAssociations"; ValueType: string; ValueName: "sip"; ValueData: "SellerCall.link"; Tasks: links
Root: HKA; Subkey: "Software\RegisteredApplications"; ValueType: string; ValueName: "SellerCall"; ValueData: "Software\SellerCall\Capabilities"; Flags: uninsdeletevalue; Tasks: links

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
