package dev.assay.registration.service;

import dev.assay.registration.install.InstallFolder;

/** The text of the agent's unit. */
final class SystemdUnit {
    private SystemdUnit() {}

    /**
     * A unit for the user's own systemd, or for the system's.
     *
     * @param user whom the agent runs as
     */
    static String text(ServiceKind kind, InstallFolder folder, String user) {
        String unit = """
                # Written by "assay device add", which writes it again.
                [Unit]
                Description=Assay agent: measures models on this device
                After=network-online.target
                Wants=network-online.target
                StartLimitIntervalSec=0

                [Service]
                ExecStart="FOLDER/current/service" run "FOLDER"
                Restart=always
                RestartSec=5
                # The agent says that starting it again would not help.
                RestartPreventExitStatus=3
                SuccessExitStatus=143
                # The agent ends its runs itself; whoever is left after it is killed.
                KillMode=mixed
                TimeoutStopSec=20
                NoNewPrivileges=yes
                """;
        String more = kind == ServiceKind.SYSTEM_UNIT ? """
                User=USER
                ProtectSystem=strict
                ReadWritePaths="FOLDER"
                PrivateTmp=yes
                ProtectKernelModules=yes
                ProtectKernelTunables=yes
                ProtectControlGroups=yes
                RestrictSUIDSGID=yes
                LockPersonality=yes
                RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK

                [Install]
                WantedBy=multi-user.target
                """ : """

                [Install]
                WantedBy=default.target
                """;
        // The folder comes last: its path may hold any word.
        return (unit + more.replace("USER", user)).replace("FOLDER", folder.path());
    }
}
