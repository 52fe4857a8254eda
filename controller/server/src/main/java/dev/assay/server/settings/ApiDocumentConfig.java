package dev.assay.server.settings;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What the document of the API says of the whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Assay controller",
                        version = "1",
                        description =
                                "A benchmark and regression farm for edge AI models. Base units throughout: seconds,"
                                        + " bytes, joules. Errors are problem JSON (RFC 9457).",
                        license = @License(name = "Apache-2.0")),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description =
                "the secret of a token of this farm; its scope (ADMIN, CI, VIEWER, DEVICE, ENROLMENT) says what it may be used"
                        + " for")
public class ApiDocumentConfig extends Application {}
